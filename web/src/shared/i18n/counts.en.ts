/** Counted nouns. */
export const seats = (count: number) => (count === 1 ? '1 seat' : `${count.toLocaleString('en')} seats`);
export const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count.toLocaleString('en')} tickets`);
