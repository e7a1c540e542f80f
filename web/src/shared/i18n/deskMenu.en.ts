/** Texts of the menu above an organiser's pages. */
export const deskMenu = {
  desk: 'Organiser',
  event: 'This event',
  events: 'Events',
  overview: 'Overview',
  orders: 'Orders',
  prices: 'Price list',
  people: 'Attendees',
  exports: 'Money and exports',
  activity: 'Audit log',
};

/** Texts of the page of webhooks. */
export const webhooks = {
  title: 'Webhooks',
  lead: 'We tell your own system what happens to orders: each message is signed, and sent again until it is answered.',
  none: 'You have no webhooks yet.',
  url: 'Address (https)',
  events: 'What it is told',
  add: 'Add a webhook',
  secret: 'The secret that signs its messages. It is shown this once; keep it.',
  made: (time: string) => `since ${time}`,
  remove: (url: string) => `Delete ${url}`,
  deliveries: (url: string) => `Deliveries to ${url}`,
  noDeliveries: 'Nothing was sent yet.',
  attempts: (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`),
  states: { PENDING: 'waits', DELIVERED: 'delivered', FAILED: 'failed' } as Record<string, string>,
  again: 'Send it again',
};

export const webhookProblems: Record<string, string> = {
  'too-many-webhooks': 'You have ten webhooks. Delete one first.',
  'webhook-url-not-allowed': 'This address cannot be reached from outside, or is not https.',
  'unknown-webhook-event': 'Choose at least one thing that it is told.',
  'webhook-not-found': 'This webhook is gone.',
  'delivery-not-redeliverable': 'This message is on its way, or too old to be sent again.',
};
