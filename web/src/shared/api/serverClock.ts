/**
 * Estimates the offset between the server's clock and this computer's from the `Date` header of answers. `Date` has
 * whole seconds, so one answer gives a range for the offset. Further answers narrow the range. If two ranges do not
 * overlap, somebody has set a clock, and the estimate starts again.
 */
export class ServerClock {
  private lowMs = -Infinity;
  private highMs = Infinity;

  /** @param date the header, e.g. "Sat, 21 Nov 2026 08:25:08 GMT"; times in milliseconds of this computer's clock. */
  observe(date: string | null, sentAtMs: number, receivedAtMs: number): void {
    const second = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(second)) return;
    // The server's clock was within [second, second + 1 s) at a moment between sending and receiving.
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

  /** Server time minus this computer's time; 0 before the first answer. */
  get offsetMs(): number {
    if (!Number.isFinite(this.lowMs) || !Number.isFinite(this.highMs)) return 0;
    return (this.lowMs + this.highMs) / 2;
  }

  now(localNowMs: number = Date.now()): number {
    return localNowMs + this.offsetMs;
  }
}

export const serverClock = new ServerClock();
