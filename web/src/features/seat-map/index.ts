export { saveDraft } from './draft';
export { PartySize } from './PartySize';
export { drawingQuery } from './queries';
export { afterClick, afterTableClick, type PickedSeat } from './selection';
