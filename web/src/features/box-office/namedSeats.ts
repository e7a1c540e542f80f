/** A seat as subsection, row and seat. */
export interface NamedSeat {
  subsection: number;
  row: number;
  seat: number;
}

/** Reads "1-5-12, 1-5-13". An empty text names none; null: something in it is no seat. */
export function parseSeats(text: string): NamedSeat[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const seats = parts.map((part) => {
    const match = /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(part);
    return match && { subsection: Number(match[1]), row: Number(match[2]), seat: Number(match[3]) };
  });
  return seats.every((seat) => seat !== null) ? seats : null;
}

export const seatText = ({ subsection, row, seat }: NamedSeat) => `${subsection}-${row}-${seat}`;
