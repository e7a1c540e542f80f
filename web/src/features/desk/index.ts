export { EventMoney } from './EventMoney';
export { InvoicingForm } from './InvoicingForm';
export { OrderInvoices } from './OrderInvoices';
export { OrderSearch } from './OrderSearch';
