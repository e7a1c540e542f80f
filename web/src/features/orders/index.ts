export { cancelOrder, fetchOrder, orderKey, orderQuery, places } from './queries';
export { SeatLines } from './SeatLines';
export { useEventNames } from './useEventNames';
export { useOrders } from './useOrders';
