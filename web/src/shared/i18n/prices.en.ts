/** Texts of prices by category and kind of buyer. */
export const prices = {
  title: 'Prices',
  category: 'Seats',
  otherSeats: 'All other seats',
  price: 'Price',
  free: 'Free',
  from: (price: string) => `from ${price}`,
  until: (time: string) => `Early price until ${time}`,
  first: (places: number, price: string) => `${price} for the first ${places}: your booking says if you got it.`,
  included: (tax: number) =>
    tax > 0 ? `All fees and ${tax}% tax are in the prices.` : 'All fees are in the prices.',
  anyCategory: 'Any price',
  whichCategory: 'Seats of',
  companionHint: 'Beside a wheelchair place',
  line: (quantity: number, parts: string[], price: string) => `${quantity} × ${[...parts, price].join(', ')}`,
  tax: (amount: string, percent: number) => `${amount} tax (${percent}%)`,
  parts: (net: string, fee: string | null, tax: string | null) => {
    const parts = [`${net} for seats`, ...(fee === null ? [] : [`${fee} fees`]), ...(tax === null ? [] : [tax])];
    return `In the total: ${parts.join(', ')}.`;
  },
  formTitle: 'Categories, kinds of buyer, fee and tax',
  formLead:
    'Prices here are before the fee. Buyers see everything with the fee, and the tax, included. New orders pay the new '
    + 'prices; whoever holds or bought seats keeps theirs.',
  sectionPrice: (section: string) => `Seats of section ${section}`,
  categoryPrice: (category: string) => `Seats of category ${category}`,
  categoryHint: 'Leave it empty for the price of the section.',
  kinds: 'Kinds of buyer',
  kindsHint: 'The first is who says nothing. Without any, everybody pays the same.',
  usualKinds: ['Adult', 'Child', 'Concession', 'Companion'],
  kindName: 'Name',
  kindPercent: 'Percent of the price',
  kindPrice: 'Or a price of its own',
  kindIn: (category: string) => `In ${category}`,
  companion: 'Only beside a wheelchair place',
  addKind: 'Add a kind of buyer',
  remove: 'Remove',
  removeKind: (name: string) => `Remove ${name === '' ? 'the kind' : name}`,
  feeAmount: 'Fee of a ticket',
  feePercent: 'Plus percent of the price',
  feeHint: 'Free tickets have none.',
  taxPercent: 'Tax in the prices, percent',
  taxHint: 'Prices and fees include it.',
  keepsFees: 'Keep the fee when a buyer gives a ticket back',
  earlyBirds: 'Early birds',
  earlyHint: 'A lower price until a time by your clock, for the first places, or both.',
  earlyName: 'Name',
  earlyOf: 'For',
  ofSection: (section: string) => `Section ${section}`,
  ofCategory: (category: string) => `Category ${category}`,
  earlyUntil: 'Until',
  earlyPlaces: 'First places',
  addEarly: 'Add an early bird',
  removeEarly: (name: string) => `Remove ${name === '' ? 'the early bird' : name}`,
  save: 'Save the prices',
  errors: {
    percent: 'A number from 0 to 100.',
    name: 'A name, please.',
    until: 'A date and time.',
    places: 'A time, a number of places, or both.',
  },
};

export const priceProblems: Record<string, string> = {
  'no-such-kind': 'The organiser changed who pays what. Look at the prices again.',
  'companion-alone': 'Each companion needs a wheelchair place in the same booking.',
  'companion-seat-alone':
    'A companion seat goes only together with a wheelchair place beside it: book, give back or resell both.',
  'no-such-category': 'This section has no seats of that price. Look at the prices again.',
};
