/** Counted nouns and names of places. Chinese has one form for all numbers. */
export const number = (count: number) => count.toLocaleString('zh-TW');
export const seats = (count: number) => `${number(count)}個座位`;
export const tickets = (count: number) => `${number(count)}張票`;
export const people = (count: number) => `${number(count)}人`;
export const orders = (count: number) => `${number(count)}筆訂單`;
export const shows = (count: number) => `${number(count)}個場次`;

/** A name with its noun, unless it ends with that already: "A區", and "搖滾區" for a section that is called so. */
const named = (name: string, noun: string) => (name.endsWith(noun) ? name : `${name}${noun}`);

export const sectionOf = (name: string) => named(name, '區');
export const rowOf = (name: string | number) => named(String(name), '排');
export const tableOf = (name: string) => named(name, '桌');
export const seatOf = (name: string | number) => named(String(name), '號');
export const rowSeat = (row: string | number, seat: string | number) => rowOf(row) + seatOf(seat);
