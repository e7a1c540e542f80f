export { chooseAgainPath } from './chooseAgain';
export { cancelOrder, fetchOrder, holdsKey, orderKey, orderQuery, places } from './queries';
export { currentState, liveSeats, seatKey } from './liveSeats';
export { SeatLines } from './SeatLines';
export { useAddOrders } from './useAddOrders';
export { endOf, useHolds } from './useHolds';
export { useOrderEvents } from './useOrderEvents';
export { useOrders } from './useOrders';
