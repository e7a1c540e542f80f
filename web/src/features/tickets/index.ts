export { Download } from './Download';
export { MyTickets } from './MyTickets';
export { fetchTicketKeys, ticketsQuery } from './queries';
