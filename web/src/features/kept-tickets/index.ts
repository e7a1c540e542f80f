export { KeepTickets } from './KeepTickets';
