import { t } from '../i18n';

/** A place of an order or a ticket. The server names it where the plan calls it by something else than its numbers. */
export interface NamedPlace {
  section: string;
  subsection: number;
  row: number;
  seat: number;
  name?: { kind: 'seats' | 'area' | 'tables'; block: string | null; row: string | null; seat: string | null } | null;
}

/** "Section A, Balcony left, row AA, seat 13": as the map and the ticket have it. */
export function seatText(place: NamedPlace): string {
  return place.name?.kind === 'area'
    ? t.seatNames.noSeat(place.section, place.name.block)
    : t.seatNames.seat(place.section, blockOf(place), shortSeatText(place));
}

/** "row AA, seat 13", where section and subsection are plain. */
export function shortSeatText(place: NamedPlace): string {
  const { name } = place;
  if (name?.kind === 'area') return t.seatNames.placeIn(name.block ?? place.section);
  const [row, seat] = [name?.row ?? String(place.row), name?.seat ?? String(place.seat)];
  return name?.kind === 'tables' ? t.seatNames.tableSeat(row, seat) : t.seatNames.rowSeat(row, seat);
}

const blockOf = ({ name, subsection }: NamedPlace) => name?.block ?? t.seatNames.subsection(subsection);
