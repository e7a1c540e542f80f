export { waitingRoomPath } from './path';
export { SaleStart, useTimeUntil } from './SaleStart';
