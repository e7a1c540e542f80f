const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`);

const two = (part: number) => String(part).padStart(2, '0');

/** Texts of the waiting room. */
export const waitingRoom = {
  title: 'Waiting room',
  go: 'Go to the waiting room',
  notBegun: 'Sale not begun',
  saleBegins: (time: string) => `The sale begins ${time},`,
  opens: (time: string) => `The waiting room opens ${time},`,
  /** "in 1:02:03"; days are hours too. */
  inTime: (ms: number) => {
    const seconds = Math.ceil(ms / 1000);
    return `in ${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.`;
  },
  hasRoom: (minutes: number) =>
    `Its waiting room opens ${minutes === 1 ? 'a minute' : `${minutes} minutes`} before. The order is drawn of all who `
    + 'are in it when the sale begins.',
  byTurns: 'People are let in by turns.',
  drawn: (entries: number) =>
    'When it begins, the order of all who are here is drawn: coming earlier is no advantage. '
    + `${people(entries)} here.`,
  nowServing: (number: number, waiting: number) =>
    `Now serving place ${number.toLocaleString('en')}. ${people(waiting)} waiting.`,
  over: 'The sale is over.',
  soldOut: 'Everything is sold. Seats may come back: whoever waits keeps the place, and the waitlist takes wishes.',
  placeKept: 'Your place is kept.',
  behindTheDraw: 'You came after the list of the draw was closed: your turn comes after those who are in it.',
  byDemand: 'More people want to buy than can be served at once, so they are let in in the order of coming.',
  noMoreWaiting: 'Nobody has to wait any more',
  signIn: 'Sign in as a buyer to enter',
  enter: 'Enter the waiting room',
  entering: 'Entering…',
  enterAgain: 'Wait for another turn',
  inside: 'You are in. Your place is drawn when the sale begins.',
  place: (number: number) => `Your place: ${number.toLocaleString('en')}`,
  estimate: (minutes: number) => `Your turn comes in about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  mayClose: 'You may close this page: your account keeps the place, on every device.',
  plainPage: 'A small page for slow connections, which works without script',
  yourTurn: 'It is your turn',
  until: (time: string) => `Begin before ${time}.`,
  toSeats: 'Go on to the seats',
  turnPassed: 'Your turn has passed. You keep your place: another turn comes before that of those behind you.',
  fairTitle: 'How everybody can check the draw',
  fair:
    'The order follows from a secret seed and from all entries. The seed’s SHA-256 is promised before, the seed and '
    + 'the list are published after. Keep what you see here: it shows if the list is changed later.',
  commitment: 'SHA-256 of the seed',
  digest: (entries: number) => `Digest of the ${entries.toLocaleString('en')} entries so far`,
  myEntry: 'Your entry',
  myNonce: 'Your secret nonce, which only you need',
  valueOf: (source: string) => `Public value: ${source}`,
  noValue: (isDrawn: boolean): string =>
    isDrawn ? 'Nobody entered it: the order follows from the seed alone.' : 'Not published yet.',
  keepState: 'Keep this state as a file',
  proof: 'The whole list and the seed',
  valueTitle: 'A public value for the draw',
  valueLead:
    'Name a value that nobody can know yet, such as the next draw of a lottery. The order then depends on it too, and '
    + 'nobody can say that you chose it. Who enters after it is published is behind the draw.',
  source: 'Where everybody will find it',
  minutesBefore: 'Published so many minutes before the sale begins',
  nameSource: 'Name it',
  sourceFixed: 'No public value was named before the waiting room opened.',
  published: (time: string) => `Published ${time}.`,
  value: 'The value, exactly as published',
  enterValue: 'Enter it',
  entered: (value: string) => `Entered: ${value}`,
};

/** Texts for the codes of the waiting room. */
export const waitingRoomProblems: Record<string, string> = {
  'sale-not-started': 'The sale of this event has not begun.',
  'waiting-room': 'This sale has a waiting room, and it is not your turn yet.',
  'waiting-room-closed': 'The waiting room is not open.',
  'waiting-room-full': 'The waiting room is full.',
  'no-waiting-room': 'This sale has no waiting room.',
  'not-in-queue': 'You have not entered the waiting room.',
  'draw-running': 'The order is being drawn. Enter again in a moment.',
  'challenge-required': 'To enter, the browser must solve a small puzzle first.',
  'challenge-failed': 'The puzzle was not solved in time. Enter again.',
  'challenge-unknown': 'This page is too old to enter. Load it again.',
  'challenge-unsolved': 'The browser could not solve the puzzle that entering needs. Load the page again.',
  'value-source-fixed': 'A public value is named before the waiting room opens.',
  'no-value-source': 'No public value was named for this draw.',
  'value-not-published': 'The value is entered after it is published.',
  'already-drawn': 'The order is drawn: nothing it follows from can be changed.',
  'not-drawn': 'The order is drawn when the sale begins.',
};
