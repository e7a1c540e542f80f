/** How a seat is named, wherever one stands in a sentence or a list. */
export const seatNames = {
  subsection: (number: number) => `subsection ${number}`,
  /** A block by its label or its number. */
  block: (section: string, block: string | number) => `${section}, ${block}`,
  seat: (section: string, block: string, place: string) => `Section ${section}, ${block}, ${place}`,
  rowSeat: (row: string, seat: string) => `row ${row}, seat ${seat}`,
  tableSeat: (table: string, seat: string) => `table ${table}, seat ${seat}`,
  noSeat: (section: string, block: string | null) =>
    block ? `Section ${section}, ${block}, no seat` : `Section ${section}, no seat`,
  placeIn: (block: string) => `a place in ${block}`,
};
