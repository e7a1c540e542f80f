import type { SeatChange, SeatSnapshot } from '../../shared/api/streamEvents';
import type { SubsectionSeats } from '../../shared/api/types';
import type { StreamEvent } from '../../shared/sse/openStream';
import { blockKey } from './layout';

/** The seats of one block: a digit a place, as docs/api.md has them. */
export interface BlockSeats {
  digits: Uint8Array;
  seatsPerRow: number;
  seq: number;
}

/** Seats that are kept for a code: `row-seat` by block. */
export type KeptSeats = ReadonlyMap<string, ReadonlySet<string>>;

/** With more changes than this before the seats have come, they are asked for again. */
const pendingLimit = 500;

/**
 * What is known of the seats of a venue: counts of every block, and the seats of those that were asked for. It changes
 * in place, thousands of times a minute: the canvas draws what it finds, and React renders nothing of it.
 */
export class LiveSeats {
  private readonly available = new Map<string, number>();
  private readonly seats = new Map<string, BlockSeats>();
  private readonly pending = new Map<string, SeatChange[]>();
  private kept: KeptSeats | null = null;
  /** The blocks as they look while only kept seats are offered. */
  private readonly offered = new Map<string, BlockSeats>();
  /** Blocks whose seats may lack a change. */
  readonly stale = new Set<string>();

  private readonly listeners = new Set<() => void>();
  /** Grows with each change, so that React can tell whether it shows the newest. */
  version = 0;

  /** Called after each change. Returns what ends it. */
  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Tells the listeners that something changed. */
  notify(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }

  /** An event of the stream of the whole event. */
  onEvent({ name, data }: StreamEvent): void {
    if (name === 'snapshot') this.onSnapshot(data as SeatSnapshot);
    else if (name === 'change') this.onChange(data as SeatChange);
    else if (name === 'reload') this.onReload();
    this.notify();
  }

  availableIn(key: string): number | undefined {
    return this.kept === null ? this.available.get(key) : (this.kept.get(key)?.size ?? 0);
  }

  of(key: string): BlockSeats | undefined {
    const seats = this.seats.get(key);
    if (this.kept === null || seats === undefined) return seats;
    const known = this.offered.get(key);
    if (known !== undefined) return known;
    const offered = { ...seats, digits: offeredDigits(seats, this.kept.get(key)) };
    this.offered.set(key, offered);
    return offered;
  }

  /** If set, these seats alone are offered. */
  get offering(): KeptSeats | null {
    return this.kept;
  }

  /**
   * Offers these seats and no others: for the public they are held, and everything else is held for this visitor. Null:
   * what is free is offered again. The caller notifies.
   */
  offerOnly(kept: KeptSeats | null): void {
    this.kept = kept;
    this.offered.clear();
  }

  onSnapshot(snapshot: SeatSnapshot): void {
    for (const { section, subsection, available } of snapshot.subsections) {
      this.available.set(blockKey(section, subsection), available);
    }
    for (const [key, seats] of this.seats) {
      if (seats.seq === snapshot.seq) continue;
      // What happened in between was not sent. A larger number is of a server that has lost its count since.
      seats.seq = Math.min(seats.seq, snapshot.seq);
      this.stale.add(key);
    }
    for (const [key, changes] of this.pending) {
      this.pending.set(key, changes.filter((change) => change.seq > snapshot.seq));
    }
  }

  onChange(change: SeatChange): void {
    const keys = new Set<string>();
    for (const { section, subsection, available } of change.subsections) {
      const key = blockKey(section, subsection);
      this.available.set(key, available);
      keys.add(key);
    }
    for (const key of keys) {
      const seats = this.seats.get(key);
      if (seats === undefined) this.keep(key, change);
      else this.apply(key, seats, change);
    }
  }

  /** The stream lost its place: everything that was fetched is fetched again. */
  onReload(): void {
    for (const key of this.seats.keys()) this.stale.add(key);
    this.pending.clear();
  }

  onSeats(answer: SubsectionSeats): void {
    const key = blockKey(answer.section, answer.subsection);
    const known = this.seats.get(key);
    // Two fetches can answer in the wrong order.
    if (known !== undefined && answer.seq < known.seq) return;
    const digits = new Uint8Array(answer.rows.length * answer.seats_per_row);
    answer.rows.forEach((row, r) => {
      for (let s = 0; s < row.length; s++) digits[r * answer.seats_per_row + s] = row.charCodeAt(s) - 48;
    });
    const seats = { digits, seatsPerRow: answer.seats_per_row, seq: answer.seq };
    this.seats.set(key, seats);
    this.offered.delete(key);
    this.stale.delete(key);
    for (const change of this.pending.get(key) ?? []) this.apply(key, seats, change);
    this.pending.delete(key);
  }

  /** From now on changes of the block are kept until its seats come. */
  expect(key: string): void {
    if (!this.seats.has(key) && !this.pending.has(key)) this.pending.set(key, []);
  }

  forget(key: string): void {
    this.offered.delete(key);
    this.seats.delete(key);
    this.pending.delete(key);
    this.stale.delete(key);
  }

  private keep(key: string, change: SeatChange): void {
    const changes = this.pending.get(key);
    if (changes === undefined) return;
    if (changes.length < pendingLimit) changes.push(change);
    else {
      this.pending.set(key, []);
      this.stale.add(key);
    }
  }

  private apply(key: string, seats: BlockSeats, change: SeatChange): void {
    if (change.seq <= seats.seq) return;
    this.offered.delete(key);
    for (const sub of change.subsections) {
      if (blockKey(sub.section, sub.subsection) !== key) continue;
      for (const [row, seat, status] of sub.seats) {
        const place = (row - 1) * seats.seatsPerRow + seat - 1;
        if (seat <= seats.seatsPerRow && place < seats.digits.length) seats.digits[place] = status;
      }
      // Every change carries the counts. If the seats do not add up to them, a change was lost.
      if (countOf(seats.digits, 0) !== sub.available) this.stale.add(key);
    }
    seats.seq = change.seq;
  }
}

/** A kept seat is free unless it is sold; a free seat that is not kept looks held. */
function offeredDigits({ digits, seatsPerRow }: BlockSeats, kept: ReadonlySet<string> | undefined): Uint8Array {
  return digits.map((digit, index) => {
    if (digit > 1) return digit;
    return kept?.has(`${Math.floor(index / seatsPerRow) + 1}-${(index % seatsPerRow) + 1}`) ? 0 : 1;
  });
}

function countOf(digits: Uint8Array, status: number): number {
  let count = 0;
  for (const digit of digits) if (digit === status) count++;
  return count;
}
