export { Download, saveFile } from './Download';
export { MyTickets } from './MyTickets';
export { PrintTickets } from './PrintTickets';
export { fetchTicketKeys, ticketsQuery } from './queries';
