import type { FigureCounts, FigurePoint, FigureStep } from '../../shared/api/types';

/** What a chart can show of each step. */
export const measures = ['sold', 'held', 'abandoned', 'refunded', 'revenue', 'admitted'] as const;
export type Measure = (typeof measures)[number];

export interface Bar {
  at: string;
  value: number;
}

const stepMs: Record<FigureStep, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export const valueOf = (counts: FigureCounts, measure: Measure) => counts[measure];

/** Every step of a time, also those in which nothing happened, which the answer leaves out. */
export function barsOf(
  points: readonly FigurePoint[], step: FigureStep, from: string, to: string, measure: Measure,
): Bar[] {
  const known = new Map(points.map((point) => [Date.parse(point.at), point.counts[measure]]));
  // Days begin at the venue's midnight: from the first day on that has any.
  const first = points[0] === undefined ? Date.parse(from) : Date.parse(points[0].at);
  const offset = step === 'day' ? first % stepMs.day : 0;
  const start = Math.floor((Date.parse(from) - offset) / stepMs[step]) * stepMs[step] + offset;
  const bars: Bar[] = [];
  for (let at = start; at < Date.parse(to); at += stepMs[step]) {
    bars.push({ at: new Date(at).toISOString(), value: known.get(at) ?? 0 });
  }
  return bars;
}

/** A round number at or above the largest value, for the axis: 1, 2 or 5 times a power of ten. */
export function topOf(values: readonly number[]): number {
  const largest = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= largest) ?? largest;
}

/** What came of the orders that got seats, in percent; null while there are none. */
export const shareOf = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole));
