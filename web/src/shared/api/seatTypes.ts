/** Live seats of docs/api.md: counts, seat maps and their changes. Money is in minor units of `currency`. */

export interface SectionAvailability {
  section: string;
  price: number;
  total: number;
  available: number;
}

export interface SectionsOverview {
  event_id: number;
  currency: string;
  sections: SectionAvailability[];
}

export interface SubsectionCounts {
  subsection: number;
  total: number;
  available: number;
  reserved: number;
  sold: number;
}

export interface SectionDetail {
  section: string;
  price: number;
  subsections: SubsectionCounts[];
}

/** One subsection's seats; a digit a place in `rows`, row 1 first: see `SeatDigit`. */
export interface SubsectionSeats {
  section: string;
  subsection: number;
  seats_per_row: number;
  price: number;
  currency: string;
  seq: number;
  rows: string[];
}

/** 0 available, 1 reserved, 2 sold, 3 not for sale (a gap). */
export type SeatDigit = 0 | 1 | 2 | 3;

export interface ChangesSnapshot {
  seq: number;
  subsections: (SubsectionCounts & { section: string })[];
}

export interface SubsectionChange {
  section: string;
  subsection: number;
  available: number;
  reserved: number;
  sold: number;
  /** [row, seat, status] */
  seats: [number, number, SeatDigit][];
}

export interface SeatChange {
  seq: number;
  subsections: SubsectionChange[];
}
