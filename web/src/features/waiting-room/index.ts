export { waitingRoomPath } from './path';
export { PublicValueCard } from './PublicValueCard';
export { SaleStart, useTimeUntil } from './SaleStart';
