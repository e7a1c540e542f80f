import type { EventStatus } from '../api/types';
import { accounts } from './accounts.en';
import { account } from './account.en';
import { attendees, personProblems, transfers } from './attendees.en';
import { boxOffice, boxOfficeProblems } from './boxOffice.en';
import { checkout, orders } from './booking.en';
import { codeProblems, codes } from './codes.en';
import { seats, tickets } from './counts.en';
import { desk, deskActivity, deskProblems } from './desk.en';
import { deskMenu, webhookProblems, webhooks } from './deskMenu.en';
import { door, tickets as ticketTexts } from './door.en';
import { figures } from './figures.en';
import { guests } from './guests.en';
import { holds } from './holds.en';
import { kept } from './kept.en';
import { accessibility, home } from './home.en';
import { notifications } from './notifications.en';
import { operator } from './operator.en';
import { organiser } from './organiser.en';
import { placeProblems, places } from './places.en';
import { planChange } from './planChange.en';
import { planEditor } from './planEditor.en';
import { plans } from './plans.en';
import { priceProblems, prices } from './prices.en';
import { problems } from './problems.en';
import { refunds } from './refunds.en';
import { resale, resaleProblems } from './resale.en';
import { search, searchProblems } from './search.en';
import { seatMap } from './seatMap.en';
import { seatNames } from './seatNames.en';
import { security } from './security.en';
import { showProblems, showTexts } from './shows.en';
import { activityKinds, myData, team, teamProblems } from './team.en';
import { venueMap } from './venueMap.en';
import { waitingRoom, waitingRoomProblems } from './waitingRoom.en';
import { waitlist, waitlistProblems } from './waitlist.en';

/** Every text of the front end, in English. Another language is another object of this shape. */
export const en = {
  locale: 'en',
  /** What a service says of a field; its own language is English. */
  fieldMessage: (english: string) => english,
  app: {
    name: 'Ticketing',
    skipToContent: 'Skip to content',
    navigation: 'Main',
    footer: 'Numbered seats, held for you while you pay.',
    notFoundTitle: 'Page not found',
    notFound: 'There is nothing at this address.',
    toEvents: 'See all events',
    crashed: 'Something broke on this page. Reload it to go on; your bookings are safe.',
    reloadPage: 'Reload the page',
    connectionLost: 'No connection. What you chose is kept. The page catches up by itself.',
    connectionBack: 'Connected again. This page is up to date.',
    language: 'Language',
    mailsStay: 'The page changed its language; your mails could not. Try again in a moment.',
  },
  nav: {
    events: 'Events', myBookings: 'My bookings', organiser: 'My events', doors: 'Doors', signIn: 'Sign in',
    signOut: 'Sign out',
  },
  common: {
    loading: 'Loading…',
    tryAgain: 'Try again',
    showMore: 'Show more',
    breadcrumbs: 'You are here',
    seats,
    tickets,
    live: 'Live',
    connecting: 'Connecting…',
    reconnecting: 'Connection lost, reconnecting…',
    seatsLeft: (available: number) => (available === 0 ? 'Sold out' : `${seats(available)} left`),
    ofTotal: (available: number, total: number) =>
      `${available.toLocaleString('en')} of ${total.toLocaleString('en')} left`,
    /** Of the parts that are there. */
    list: (parts: readonly (string | false)[]) => parts.filter(Boolean).join(', '),
    sentence: (text: string) => `${text}.`,
    sentences: (parts: readonly string[]) => parts.join(' '),
    pair: (one: string, other: string) => `${one}, ${other}`,
    /** Of parts that have commas themselves. */
    longList: (parts: readonly string[]) => parts.join('; '),
    colon: ': ',
    labelled: (label: string, text: string) => `${label}: ${text}`,
    withNote: (text: string, note: string) => `${text} (${note})`,
  },
  money: { dropsZeros: false },
  time: {
    date: (weekday: string, day: string, month: string, year: string) => `${weekday} ${day} ${month} ${year}`,
    dateAndTime: (date: string, time: string) => `${date}, ${time}`,
    /** What `Intl` writes for a whole moment, with its zone. */
    moment: (text: string) => text,
    /** The zone "Asia/Taipei", whose last part is "Taipei". */
    zone: (_timeZone: string, place: string) => place,
    inZone: (time: string, zone: string) => `${time} (${zone})`,
    own: (time: string) => `${time} your time`,
    unknownZone: (zone: string) => (zone === '' ? 'UTC; unknown zone' : `UTC; unknown zone ${zone}`),
  },
  auth: {
    signInTitle: 'Sign in',
    registerTitle: 'Create an account',
    email: 'Email',
    password: 'Password',
    passwordHint: '10 to 128 characters.',
    name: 'Name',
    role: 'What brings you here?',
    buyer: 'I want to buy tickets',
    seller: 'I organise events',
    signIn: 'Sign in',
    register: 'Create account',
    noAccount: 'New here?',
    haveAccount: 'Already have an account?',
    expired: 'You were signed out because your session ended. Sign in and you come back to where you were.',
    required: 'Sign in to go on. You come back to where you were.',
    buyersOnly: 'This page is for buyers. You are signed in as an organiser.',
    sellersOnly: 'This page is for organisers. You are signed in as a buyer.',
    accountOf: (name: string) => `${name}, your account`,
  },
  events: {
    title: 'Events',
    from: (price: string) => `from ${price}`,
    priceRange: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
    capacity: (total: number) => seats(total),
    soldOut: 'Sold out',
    draft: 'Draft',
    moved: (before: string) => `New time: it was to begin ${before}.`,
    soldOutHint: 'Every seat is held or sold. Seats come back when others give them up.',
    soldOutWaitlist: 'Every seat is held or sold. Join the waitlist below, and we buy yours when seats come back.',
    sectionsTitle: 'Choose a section',
    sectionName: (section: string) => `Section ${section}`,
    notOnSale: {
      PREPARING: 'The seats are being prepared. Sales start in a moment.',
      CLOSED: 'Sales are closed at the moment.',
      CANCELLED: 'This event is cancelled. Everything that was paid is refunded in full.',
      ENDED: 'This event is over.',
    },
    status: {
      PREPARING: 'Being prepared',
      ON_SALE: 'On sale',
      CLOSED: 'Sales closed',
      CANCELLED: 'Cancelled',
      ENDED: 'Ended',
    } satisfies Record<EventStatus, string>,
    holdMinutes: (minutes: number) =>
      `Seats are held for ${minutes === 1 ? 'a minute' : `${minutes} minutes`} while you pay.`,
    perPerson: (count: number) => `At most ${tickets(count)} per person.`,
    holdSeconds: (seconds: number) => `Seats are held for ${seconds} seconds while you pay.`,
  },
  account,
  home,
  accessibility,
  attendees,
  transfers,
  resale,
  boxOffice,
  security,
  places,
  planChange,
  planEditor,
  plans,
  codes,
  team,
  myData,
  activityKinds: { ...activityKinds, ...deskActivity },
  search,
  seatMap,
  seatNames,
  checkout,
  orders,
  figures,
  operator,
  accounts,
  organiser,
  refunds,
  prices,
  shows: showTexts,
  tickets: ticketTexts,
  desk,
  deskMenu,
  webhooks,
  door,
  notifications,
  holds,
  kept,
  guests,
  venueMap,
  waitlist,
  tryAgainIn: (seconds: number) => `Try again in ${duration(seconds)}.`,
  waitingRoom,
  problems: {
    ...problems, ...waitlistProblems, ...teamProblems, ...waitingRoomProblems, ...searchProblems, ...showProblems,
    ...placeProblems, ...priceProblems, ...deskProblems, ...codeProblems, ...personProblems, ...boxOfficeProblems,
    ...webhookProblems, ...resaleProblems,
  },
  problemWithDetail: (message: string, detail: string) => `${message} (${detail})`,
};

/** "40 seconds", "5 minutes", "24 hours": rounded up, so that nobody comes too early. */
function duration(seconds: number): string {
  const [count, unit] =
    seconds < 90 ? [Math.ceil(seconds), 'second']
    : seconds < 5_400 ? [Math.ceil(seconds / 60), 'minute']
    : [Math.ceil(seconds / 3_600), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export type Messages = typeof en;
