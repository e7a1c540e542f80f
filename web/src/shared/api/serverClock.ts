/**
 * Knows how far this computer's clock is from the server's, from the `Date` header of any answer.
 * `Date` has whole seconds, so one answer only bounds the offset; the bounds of several answers are intersected,
 * and started afresh when they contradict each other (somebody set a clock).
 */
export class ServerClock {
  private lowMs = -Infinity;
  private highMs = Infinity;

  /** @param date the header, e.g. "Sat, 21 Nov 2026 08:25:08 GMT"; times in milliseconds of this computer's clock. */
  observe(date: string | null, sentAtMs: number, receivedAtMs: number): void {
    const second = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(second)) return;
    // The server wrote `second` at some moment within [second, second + 1 s), between our sending and receiving.
    const low = second - receivedAtMs;
    const high = second + 1000 - sentAtMs;
    if (low > this.highMs || high < this.lowMs) {
      this.lowMs = low;
      this.highMs = high;
    } else {
      this.lowMs = Math.max(this.lowMs, low);
      this.highMs = Math.min(this.highMs, high);
    }
  }

  /** Server time minus this computer's time; 0 while nothing is known. */
  get offsetMs(): number {
    if (!Number.isFinite(this.lowMs) || !Number.isFinite(this.highMs)) return 0;
    return (this.lowMs + this.highMs) / 2;
  }

  now(localNowMs: number = Date.now()): number {
    return localNowMs + this.offsetMs;
  }
}

export const serverClock = new ServerClock();
