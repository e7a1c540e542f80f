import type { WaitlistStatus } from '../api/types';

const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`);

/** Texts of the waitlist. */
export const waitlist = {
  title: 'Waitlist',
  lead: 'Seats come back when others give them up. Join, and we buy yours as soon as it is your turn.',
  open: 'Go to the waitlist',
  signIn: 'Sign in as a buyer to join the waitlist',
  party: 'Seats you need',
  sections: 'Sections you would take',
  sectionsHint: 'The first one you tick is the one you like best. None ticked: any section.',
  sectionChoice: (name: string, price: string) => `Section ${name}, ${price} a seat`,
  together: 'Only seats side by side',
  priceCap: 'Most a seat may cost',
  priceCapHint: 'Leave it empty for any price.',
  priceCapWrong: 'An amount such as 3000 or 12.50.',
  payWith: 'Pay with',
  promise: 'Your bank reserves the money now. You pay only what the seats cost, and nothing if you get none.',
  join: 'Join the waitlist',
  joining: 'Joining…',
  leave: 'Leave the waitlist',
  leaving: 'Leaving…',
  yours: 'Your place',
  position: (position: number) => `You are number ${position.toLocaleString('en')} in line`,
  ahead: (ahead: number) =>
    ahead === 0
      ? 'Nobody before you waits for the same sections.'
      : `${people(ahead)} before you wait for the same sections.`,
  wish: (party: string, sections: readonly string[], adjacent: boolean, accessible: boolean, companions: number) =>
    [
      party,
      sections.length === 0 ? 'any section' : `section ${sections.join(' or ')}`,
      ...(adjacent ? ['side by side'] : []),
      ...(companions > 0 ? [`${companions} of them beside wheelchair places`] : accessible ? ['accessible'] : []),
    ].join(', '),
  reserved: (money: string) => `${money} reserved on your card`,
  toBooking: 'See your booking',
  status: {
    AUTHORISING: 'We are asking your bank. This takes a moment.',
    WAITING: 'You are waiting.',
    OFFERED: 'Seats came free: we are buying them for you right now.',
    SERVED: 'You got your seats, and they are paid.',
    CHARGE_FAILED: 'Seats came free for you, but your card could not be charged. The next in line got them.',
    LEFT: 'You left the waitlist. The money is no longer reserved.',
    EXPIRED: 'The sale ended before seats came free for you. The money is no longer reserved.',
    DECLINED: 'Your bank did not reserve the money, so you are not in line.',
  } satisfies Record<WaitlistStatus, string> as Record<WaitlistStatus, string>,
};

/** The texts for the waitlist's problem codes. */
export const waitlistProblems: Record<string, string> = {
  'waitlist-first': 'Seats of this section go to the waitlist first. Join it, or choose another section.',
  'seats-available': 'Seats that fit are on sale now: book them, no need to wait.',
  'already-waiting': 'You are waiting for this event already.',
  'no-waitlist': 'This event has no waitlist.',
  'waitlist-full': 'The waitlist of this event is full.',
  'waitlist-entry-not-found': 'You are not on this waitlist.',
  'waitlist-entry-not-leavable': 'It is too late to leave: seats are being bought for you.',
};
