export { OfferTickets } from './OfferTickets';
