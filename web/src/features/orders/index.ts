export { cancelOrder, fetchOrder, orderKey, orderQuery, places } from './queries';
export { currentState, liveSeats, seatKey } from './liveSeats';
export { SeatLines } from './SeatLines';
export { useEventNames } from './useEventNames';
export { useOrders } from './useOrders';
