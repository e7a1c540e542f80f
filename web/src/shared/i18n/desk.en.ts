const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count.toLocaleString('en')} tickets`);
const orders = (count: number) => (count === 1 ? '1 order' : `${count.toLocaleString('en')} orders`);

/** Texts of invoices, settlement, exports and the search of orders. */
export const desk = {
  invoicingTitle: 'Invoices',
  invoicingLead: 'This stands on your invoices. What was issued already stays as it is.',
  notSet: 'Nothing is invoiced yet. Once you save this, every payment gets its invoice, also those from before.',
  legalName: 'Legal name',
  address: 'Address',
  taxNumber: 'Tax number (if there is one)',
  taxPercent: 'Tax in your prices, %',
  taxHint: 'Prices include it. 0 for none.',
  save: 'Save',
  invoices: 'Invoices',
  needInvoice: 'I need an invoice made out to me or a company',
  afterPayment: 'The invoice comes some seconds after the payment, in the name that stands here.',
  issuing: 'The invoice is being made. It is here in a moment.',
  sellerIssuesNone:
    'This organiser has not set up invoices. What you type here is kept, and stands on the invoice once there is one.',
  noneOfEvent: 'Nothing was invoiced yet.',
  document: {
    INVOICE: (number: string) => `Invoice ${number}`,
    CREDIT_NOTE: (number: string) => `Credit note ${number}`,
  },
  refersTo: (number: string) => `for ${number}`,
  ofWhichTax: (amount: string) => `${amount} of it tax`,
  load: (number: string) => `Load ${number}`,
  correctionNote:
    'An invoice that was issued stays as it is. A change cancels it by a credit note and issues a new one.',
  recipientName: 'Name or company',
  makeOut: 'Make the invoice out to this',
  correct: 'Cancel the invoice and issue a new one',
  madeOutTo: 'The invoice is made out to:',
  willBeMadeOutTo: 'The invoice will be made out to:',
  changeRecipient: 'Change the recipient',
  leaveRecipient: 'Leave it as it is',
  taxNumberIs: (number: string) => `Tax number: ${number}`,
  moneyTitle: 'Money and exports',
  exportLead: 'Files for spreadsheet programs. That you took names away is recorded in the activity.',
  orders: 'Orders',
  tickets: 'Tickets',
  attendees: 'Attendees and check-ins',
  settlement: 'Settlement',
  csv: (table: string) => `${table} as CSV`,
  xlsx: (table: string) => `${table} as XLSX`,
  showMoney: 'What the event brought, and its invoices',
  settlementOf: (currency: string) => `Settlement in ${currency}`,
  noMoney: 'No money has moved yet.',
  sold: (count: number, seats: number) => `Sold: ${orders(count)}, ${tickets(seats)}`,
  refunded: (seats: number) => `Given back: ${tickets(seats)}`,
  payout: 'Payout',
  feesKept: 'Fees kept of tickets given back',
  openRefunds: 'Refunds on their way',
  invoiced: 'Invoiced, less credit notes',
  tax: 'Tax in it',
  paid: 'Paid',
  back: 'Given back',
  kind: (what: string, kind: string, provider: string, count: number) =>
    `${what}: ${kind}, ${provider}, ${count.toLocaleString('en')} ×`,
  searchTitle: 'Find an order',
  searchLabel: 'Name, e-mail, order number, ticket or seat',
  searchHint: 'For example Ada, A-1-5-12, or the number beside a ticket’s code.',
  search: 'Find',
  found: (count: number, more: boolean) =>
    count === 0 ? 'No such order.' : `${orders(count)} found${more ? '; there are more, so type more of it' : ''}.`,
  nobody: 'Deleted account',
};

export const deskProblems: Record<string, string> = {
  'search-unavailable': 'Names cannot be looked up right now. Try again in a moment.',
  'document-unavailable': 'The document cannot be made right now. Try again in a moment.',
  'invoice-not-found': 'There is no such invoice.',
  'nothing-to-invoice': 'There is nothing to invoice: the order costs nothing, or its money was given back.',
  'too-many-corrections': 'This invoice was changed too often. Ask the organiser.',
  'search-too-broad': 'Too many people have such a name or address. Type more of it.',
  'export-too-large': 'This is too large for one file.',
};

export const deskActivity: Record<string, string> = {
  'orders-exported': 'exported orders, with the buyers’ names',
  'attendees-exported': 'exported the attendees, with their names',
  'orders-searched': 'searched for orders',
  'invoicing-changed': 'changed what stands on invoices',
};
