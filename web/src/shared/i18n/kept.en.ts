/** Texts of tickets that are kept on a device. */
export const kept = {
  title: 'Tickets on this device',
  keep: 'Keep on this device',
  hint: 'Then they open without a network. Whoever uses this device can see them, until you remove them or sign out.',
  done: 'The tickets are on this device.',
  show: 'Show them',
  link: 'Tickets on this device',
  none: 'No tickets are kept on this device.',
  failed: 'This browser could not keep the tickets. Save the PDF instead.',
  full: 'There is nothing more to keep: the order has no tickets, or 50 orders are kept here already.',
  since: (time: string) => `As of ${time}. A ticket that was given back or given away since lets nobody in.`,
  remove: 'Remove from this device',
};
