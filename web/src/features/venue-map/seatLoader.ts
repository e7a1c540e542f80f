import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api } from '../../shared/api/client';
import type { LiveSeats } from './liveSeats';
import type { Block } from './layout';

/** Fetches at once: the map is one viewer among thousands. */
const mostAtOnce = 3;
/** Seats of more blocks than this are not kept; those longest out of view go first. */
const mostBlocks = 60;
/** Before the same block is asked for again, spread because a stream may tell every viewer to reload. */
const pauseMs = () => 500 + Math.random() * 1_000;
const pauseAfterFailureMs = () => 3_000 + Math.random() * 3_000;

/** Fetches the seats of the blocks in view, a few at a time. A failure is tried again while they are in view. */
export class SeatLoader {
  private wanted: readonly Block[] = [];
  private readonly running = new Set<string>();
  private readonly notBefore = new Map<string, number>();
  private readonly used = new Map<string, number>();
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly eventId: number, private readonly seats: LiveSeats, private readonly onSeats: () => void,
  ) {}

  /** The blocks whose seats are in view now. */
  want(blocks: readonly Block[]): void {
    this.wanted = blocks;
    const now = Date.now();
    for (const { key } of blocks) this.used.set(key, now);
    this.next();
  }

  dispose(): void {
    this.stop.abort();
    clearTimeout(this.timer);
  }

  private next(): void {
    clearTimeout(this.timer);
    if (this.stop.signal.aborted) return;
    const now = Date.now();
    let soonest = Infinity;
    for (const block of this.wanted) {
      if (this.running.size >= mostAtOnce) return;
      if (this.running.has(block.key)) continue;
      if (this.seats.of(block.key) !== undefined && !this.seats.stale.has(block.key)) continue;
      const from = this.notBefore.get(block.key) ?? 0;
      if (from > now) soonest = Math.min(soonest, from);
      else void this.fetch(block);
    }
    if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.next(), soonest - now);
  }

  private async fetch(block: Block): Promise<void> {
    this.running.add(block.key);
    this.seats.expect(block.key);
    try {
      const answer = await answerOf(
        api.GET('/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
          params: {
            path: { event_id: this.eventId, section: block.section, subsection: block.plan.number },
          },
          signal: this.stop.signal, cache: 'no-cache',
        }),
      );
      this.seats.onSeats(answer);
      this.notBefore.set(block.key, Date.now() + pauseMs());
      this.dropOldest();
      this.onSeats();
    } catch (failure) {
      if (this.stop.signal.aborted) return;
      // Drawn as it was until then: the counts of the block stay right, and the section's page tells failures.
      this.notBefore.set(block.key, Date.now() + pauseAfterFailureMs());
      if (!(failure instanceof ApiError)) throw failure;
    } finally {
      this.running.delete(block.key);
      this.next();
    }
  }

  private dropOldest(): void {
    const inView = new Set(this.wanted.map(({ key }) => key));
    const kept = [...this.used].filter(([key]) => this.seats.of(key) !== undefined && !inView.has(key))
      .sort(([, a], [, b]) => a - b);
    for (const [key] of kept.slice(0, Math.max(0, kept.length + inView.size - mostBlocks))) {
      this.seats.forget(key);
      this.used.delete(key);
    }
  }
}
