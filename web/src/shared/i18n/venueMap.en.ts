import { seats, tickets } from './counts.en';

/** Texts of the map of the whole venue, where seats are chosen and held. */
export const venueMap = {
  title: 'The venue',
  pageTitle: 'Choose your seats',
  toPage: 'Choose seats on the map',
  name: (venue: string) => `Map of ${venue === '' ? 'the venue' : venue}`,
  role: 'seat map',
  keys:
    'Arrow keys move from seat to seat, Home and End to the ends of a row. Enter comes nearer to a section and picks a '
    + 'seat. Plus and minus zoom, Escape shows the whole venue. “Choose from a list” leads to the same seats.',
  hint: 'Click a section to come nearer, then a seat: it picks your whole party.',
  zoomIn: 'Nearer',
  zoomOut: 'Farther',
  whole: 'Whole venue',
  prices: 'Prices',
  taken: 'Taken',
  yours: 'Yours',
  priceLeft: (price: string, left: string) => `${price} · ${left}`,
  freeChoice: 'free choice inside',
  filters: 'Filters',
  filtersOn: (count: number) => `Filters (${count})`,
  priceFrom: 'Price from',
  priceTo: 'Price up to',
  anyPrice: 'Any',
  together: 'Only seats together',
  accessible: 'Wheelchair places',
  hideTaken: 'Hide taken seats',
  clearFilters: 'Clear the filters',
  suggest: (count: number) => `Suggest ${seats(count)}`,
  suggestions: 'Suggestions',
  suggesting: 'Looking for seats…',
  noSuggestion: 'No such seats are free. Change the filters or the number of tickets.',
  where: { centre: 'centre', 'near-centre': 'near the centre', side: 'to the side' },
  reason: (row: string, where: string, together: boolean, rows: number) =>
    [`row ${row}`, where, together ? 'together' : rows > 1 ? `in ${rows} rows` : 'not side by side'].join(', '),
  rowSeats: (row: string, names: readonly string[]) =>
    `row ${row}, ${names.length === 1 ? 'seat' : 'seats'} ${names.join(', ')}`,
  reasonTable: (table: string, places: number) => `table ${table}, sold whole: ${seats(places)}`,
  list: 'Choose from a list',
  listSection: 'Section',
  listBlock: 'Part of the section',
  listRow: 'Row',
  listTable: 'Table',
  listRowLeft: (row: string, left: number) =>
    `${row} · ${left === 0 ? 'none free' : `${left.toLocaleString('en')} free`}`,
  listSectionLeft: (section: string, price: string, left: string) => `${section} · ${price} · ${left}`,
  listSeats: (row: string) => `Seats of row ${row}`,
  listSeatsHelp: 'Arrow keys move between seats, Space or Enter picks.',
  chooseForMe: 'Choose for me',
  chooseArea: (count: number) => `Choose ${tickets(count)} here`,
  basket: 'Your choice',
  nothing: (count: number) => `Nothing chosen yet. Click a free seat to pick ${tickets(count)} together.`,
  inArea: (block: string, count: number) => `${tickets(count)} for ${block}, free choice inside`,
  holdTickets: (count: number) => `Hold ${tickets(count)}`,
  lines: (count: number, parts: readonly string[], price: string) => [`${count} × ${price}`, ...parts].join(', '),
  feesIncluded: 'All fees included',
  more: 'More choices',
  tooMany: (limit: number) => `This is more than ${tickets(limit)}, the most of one booking.`,
  leftover: (place: string) => `This leaves a single seat: ${place}. Hardly anybody can use it.`,
  moveOver: (group: string) => `Take ${group} instead`,
  lost: (places: string) => `Somebody else was faster: ${places}.`,
  lookingNear: 'Looking for the nearest seats of the same price…',
  nearest: (section: string, group: string, price: string) =>
    `Nearest at the same price: section ${section}, ${group}, ${price} each.`,
  takeNearest: (count: number) => (count === 1 ? 'Take this seat' : `Take these ${count} seats`),
  noNearest: (count: number) =>
    count === 1
      ? 'No seat of this price is free near there. Pick another one.'
      : `No ${count} seats of this price are free side by side near there. Pick others.`,
  dismiss: 'Dismiss',
  nearestSeats: 'See the nearest seats',
  view: 'View from your seat',
  viewFacts: (metres: number, turn: string, rows: number) =>
    `About ${metres} m to the stage, ${turn}; ${
      rows === 0 ? 'first row of its block' : rows === 1 ? '1 row in front' : `${rows} rows in front`}.`,
  turn: { ahead: 'straight ahead', left: 'to the left', right: 'to the right' },
  viewNote:
    'A sketch drawn from the plan’s positions, with usual seats and steps. It knows no pillars, screens or people.',
  labels: {
    stage: 'Stage',
    soldOut: 'Sold out',
    left: (count: number) => `${count.toLocaleString('en')} left`,
  },
};
