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
  private readonly keptFor = new Map<string, readonly Block[]>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly notBefore = new Map<string, number>();
  private readonly used = new Map<string, number>();
  private stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly eventId: number, private readonly seats: LiveSeats) {}

  /** Lets it fetch again after `dispose`. */
  start(): void {
    if (this.stop.signal.aborted) this.stop = new AbortController();
  }

  /** The blocks whose seats are in view now. */
  want(blocks: readonly Block[]): void {
    this.wanted = blocks;
    const now = Date.now();
    for (const { key } of blocks) this.used.set(key, now);
    this.next();
  }

  /** Blocks whose seats stay known for a reason, in view or not. */
  keep(reason: 'picks' | 'list', blocks: readonly Block[]): void {
    this.keptFor.set(reason, blocks);
    this.next();
  }

  /** Fetches the seats of these blocks where they are not known. After a failure they stay unknown. */
  async ensure(blocks: readonly Block[]): Promise<void> {
    for (let i = 0; i < blocks.length; i += mostAtOnce) {
      await Promise.all(blocks.slice(i, i + mostAtOnce).map(async (block) => {
        this.used.set(block.key, Date.now());
        if (this.seats.of(block.key) === undefined || this.seats.stale.has(block.key)) await this.fetch(block);
      }));
    }
  }

  dispose(): void {
    this.stop.abort();
    clearTimeout(this.timer);
  }

  private needed(): Block[] {
    return [...[...this.keptFor.values()].flat(), ...this.wanted];
  }

  private next(): void {
    clearTimeout(this.timer);
    if (this.stop.signal.aborted) return;
    const now = Date.now();
    let soonest = Infinity;
    for (const block of this.needed()) {
      if (this.running.size >= mostAtOnce) return;
      if (this.running.has(block.key)) continue;
      if (this.seats.of(block.key) !== undefined && !this.seats.stale.has(block.key)) continue;
      const from = this.notBefore.get(block.key) ?? 0;
      if (from > now) soonest = Math.min(soonest, from);
      else void this.fetch(block);
    }
    if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.next(), soonest - now);
  }

  private fetch(block: Block): Promise<void> {
    const running = this.running.get(block.key) ?? this.read(block);
    this.running.set(block.key, running);
    return running;
  }

  private async read(block: Block): Promise<void> {
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
      this.seats.notify();
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
    const inView = new Set(this.needed().map(({ key }) => key));
    const kept = [...this.used].filter(([key]) => this.seats.of(key) !== undefined && !inView.has(key))
      .sort(([, a], [, b]) => a - b);
    for (const [key] of kept.slice(0, Math.max(0, kept.length + inView.size - mostBlocks))) {
      this.seats.forget(key);
      this.used.delete(key);
    }
  }
}
