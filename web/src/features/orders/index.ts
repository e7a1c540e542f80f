export { cancelOrder, fetchOrder, orderKey, orderQuery, places } from './queries';
export { currentState, liveSeats, seatKey } from './liveSeats';
export { HoldBanner } from './HoldBanner';
export { SeatLines } from './SeatLines';
export { useEventNames } from './useEventNames';
export { useHolds } from './useHolds';
export { useOrders } from './useOrders';
