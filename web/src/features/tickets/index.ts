export { Download, saveFile } from './Download';
export { isHeld } from './isHeld';
export { MyTickets } from './MyTickets';
export { PrintTickets } from './PrintTickets';
export { fetchTicketKeys, ticketCodeQuery, ticketsQuery } from './queries';
export { TicketCode } from './TicketCode';
