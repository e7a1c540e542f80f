export { CancelEvent, CancellationProgress } from './CancelEvent';
export { EventOrders } from './EventOrders';
export { ExtendHold } from './ExtendHold';
export { GiveBack } from './GiveBack';
