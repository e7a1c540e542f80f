import { seats } from './counts.en';

/** Texts of seats that are held: the banner of every page, and the questions before they are let go. */
export const holds = {
  title: 'Seats held for you',
  held: (count: number, event: string) => `${seats(count)} held for you: ${event}`,
  more: (count: number) => (count === 1 ? 'and another booking' : `and ${count} more bookings`),
  toPayment: 'Continue to payment',
  letGo: 'Let go',
  letGoOf: (count: number, event: string) => `Let go of ${seats(count)}: ${event}`,
  lastMinute: (seconds: number) =>
    seconds > 55 ? 'One minute left to pay for your seats.' : `${seconds} seconds left to pay for your seats.`,
  over: 'The time to pay for your seats has run out.',
  lapsed: (count: number) => `The time to pay for your ${seats(count)} has run out.`,
  gone: 'The seats are on sale again. Nothing was charged.',
  sureTitle: 'Let these seats go?',
  lose: (event: string) => `You lose at ${event}:`,
  worth: (total: string) => `At ${total} in all. The price may be another one later.`,
  loseNames: 'Names and answers that you typed for them are gone too.',
  loseCode: (code: string) => `Code ${code} is free again, as long as nobody uses it up.`,
  atOnce: 'They go back on sale at once, and somebody else may take them. Nothing was charged.',
  keep: 'Keep the seats',
  yes: 'Let them go',
  going: 'Letting go…',
  payingNow: 'A payment for these seats is under way. Wait for its end before you let them go.',
  otherTitle: 'You hold seats here already',
  otherLead: (event: string) => `These seats of ${event} wait for your payment:`,
  otherHint: (count: number) =>
    `Exchange them, and they are let go as soon as the new ${count === 1 ? 'seat is' : 'seats are'} yours. `
    + 'Or keep them: then each booking is paid by itself.',
  stay: 'Back to my choice',
  both: 'Hold both',
  exchange: 'Exchange them',
  exchangeGone: 'Your earlier seats were let go.',
  exchangeKept: 'You did not get all of the new seats, so your earlier ones are still held.',
};
