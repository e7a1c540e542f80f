/** Texts of the home page, of cards of shows, and of what an event's page says beside its seats. */
export const home = {
  title: 'What do you want to see?',
  lead: 'Concerts, sport, stage and cinema. Every price has all fees in it.',
  words: 'Search for a title, a performer, a venue or a city',
  suggestions: 'Suggestions',
  suggested: (count: number) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
  suggestionKinds: { title: 'Show', place: 'Venue', city: 'City' },
  rails: {
    concert: 'Concerts soon', match: 'Matches soon', play: 'On stage soon', film: 'In cinemas', other: 'More events',
  },
  filmsIn: (city: string) => `In cinemas in ${city}`,
  everywhere: 'Everywhere',
  seeAll: 'See all',
  moreDates: 'More dates',
  joinWaitlist: 'Sold out · join the waitlist',
  cities: 'By city',
  none: 'Nothing is on sale yet.',
  noneHint: 'Organisers can create an event under “My events”.',
  account: 'Your account',
  footerLabel: 'About',
  organise: 'Sell tickets',
  venues: 'Venues',
  allKinds: 'Everything',
  days: 'Day',
  anyDay: 'Any day',
  today: 'Today',
  tomorrow: 'Tomorrow',
  weekend: 'This weekend',
  performer: (name: string) => `Shows with ${name}`,
  performers: 'With',
  filters: 'Filters',
  to: 'To',
  priceMax: 'Price up to',
  priceWrong: 'An amount, such as 500 or 12.50.',
  priceCurrency: 'Name a currency too.',
  currency: 'Currency',
  anyCurrency: 'Any',
  availability: 'Seats',
  anyAvailability: 'Also sold out',
  withSeats: 'With seats left',
  nearlySoldOut: 'Nearly sold out',
  sort: 'Order',
  sorts: { soonest: 'Soonest first', nearest: 'Nearest first', price: 'Cheapest first' },
  clearFilters: 'Clear all filters',
  allOf: (title: string) => `All dates of ${title}`,
  chooseSeats: 'Choose seats',
  feesIncluded: 'All fees are in the price.',
  when: 'When',
  where: 'Where',
  price: 'Price',
  share: 'Share',
  shared: 'The address of this page is copied.',
  notShared: 'Your browser did not copy it. Copy the address of this page.',
  otherDates: 'Other dates',
};

/** The statement of accessibility. */
export const accessibility = {
  title: 'Accessibility',
  lead: 'Everybody should be able to find a show, choose a seat, pay and get in.',
  aimTitle: 'What we aim for',
  aim:
    'All pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA, which the European '
    + 'Accessibility Act and EN 301 549 ask for. We have tested them ourselves; nobody else has audited them yet.',
  doneTitle: 'What works',
  done: [
    'Everything can be done by keyboard alone, and by a single click or tap without dragging.',
    'The drawn venue has an equal list beside it: section, row, seat, or “choose for me”. A screen reader hears each '
      + 'seat’s place, price and state.',
    'The time left to pay is always shown, said at one minute and at 20 seconds, and can be extended where the '
      + 'organiser allows it.',
    'Pages work in light and dark colours, at 400 % zoom, in forced colours and with reduced motion. Colour alone '
      + 'never says anything.',
    'An automatic check of every page, in light and dark, runs with our tests.',
  ],
  missingTitle: 'What is known to be missing',
  missing: [
    'Descriptions, pictures and their alternative texts are written by organisers, and may be missing or unclear.',
    'The PDF of a ticket is not tagged. The same ticket in “My bookings” is accessible.',
    'Some messages of the server, such as why a field is wrong, are in English on pages of other languages.',
    'We have not yet tested with people who use assistive technology every day.',
  ],
  reportTitle: 'Tell us what does not work',
  report:
    'Write to whoever runs this site, at the address that its mails come from, and name the page and what you use to '
    + 'read it. If something keeps you from buying or using a ticket, the organiser of the event can sell or change it '
    + 'for you at the box office.',
  enforcement:
    'If the answer does not help, you may turn to the authority that watches over accessibility in your country.',
  date: 'This statement was last reviewed on 30 November 2026.',
};
