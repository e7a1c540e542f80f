export { MyTickets } from './MyTickets';
export { fetchTicketKeys, ticketsQuery } from './queries';
