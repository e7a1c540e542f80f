import { tickets } from './counts.en';

/** Texts of official resale: offering one's tickets, buying those of others, and what a seller allows. */
export const resale = {
  offerTitle: 'Sell tickets to another person',
  offerHint:
    'At what you paid. Your tickets stay good until somebody has paid for them; then you get your money back. '
    + 'People on the waitlist are asked first.',
  notAllowed: 'Tickets of this booking cannot be sold to another person.',
  whichTickets: 'Which tickets',
  feeHint: (percent: number) => `The organiser keeps ${percent} % of the price.`,
  until: (time: string) => `Offers end ${time}.`,
  givesBack: (amount: string) => `brings ${amount}`,
  offer: (count: number) => (count === 0 ? 'Offer tickets' : `Offer ${tickets(count)}`),
  withdraw: (count: number) => `Keep ${tickets(count)}`,
  states: { NONE: '', OFFERED: 'offered', IN_HAND: 'somebody is buying it', SOLD: 'sold' },
  offered: (count: number) => `${tickets(count)} offered. We tell you when somebody has bought.`,
  fromOthers: (count: number) => `${tickets(count)} from other fans`,
  fromOthersHint: 'Tickets that other people cannot use, at what they paid. You get new tickets in your name.',
  offerName: (section: string, count: number) => `Section ${section}, ${tickets(count)}`,
  buy: (count: number, price: string) => `Buy ${tickets(count)} for ${price}`,
  termsTitle: 'Resale',
  termsHint:
    'Buyers may sell tickets that they cannot use to other people, at no more than they paid. '
    + 'People on your waitlist come first.',
  allow: 'Buyers may sell their tickets to other people',
  fee: 'You keep (% of the price)',
  feeFieldHint: 'The rest goes back to the buyer who gave the ticket. 0 keeps nothing.',
  ends: 'Offers end (hours before the event)',
  save: 'Save resale',
  saved: 'Saved.',
  counts: (offered: number, sold: number) => `${tickets(offered)} offered now, ${tickets(sold)} resold so far.`,
};

/** What the problems of resale mean. */
export const resaleProblems: Record<string, string> = {
  'resale-not-allowed': 'These tickets cannot be sold to another person.',
  'resale-over': 'The time for resale of this event is over.',
  'resale-in-hand': 'Somebody is buying one of these tickets right now. Try again in a few minutes.',
  'resale-gone': 'Somebody was quicker, or the tickets are not offered any more.',
  'resale-own': 'These are your own tickets. Withdraw your offer to keep them.',
  'resale-not-found': 'These tickets are not offered any more.',
};
