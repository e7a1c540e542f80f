export { waitingRoomPath } from './path';
export { SaleStart } from './SaleStart';
