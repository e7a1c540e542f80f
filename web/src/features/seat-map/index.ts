export { loadDraft, saveDraft } from './draft';
export { HoldProblem, newPriceOf } from './HoldProblem';
export { PartySize } from './PartySize';
export { drawingQuery } from './queries';
export { afterClick, afterTableClick, alongOf, sameSeat, type PickedSeat } from './selection';
export { useHoldSeats } from './useHoldSeats';
export { nonZero, useParty } from './useParty';
