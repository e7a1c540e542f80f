import type { SeatChange, SeatSnapshot } from '../../shared/api/streamEvents';

/** Seats left by section, kept up to date from the event's stream. Keyed by section, then by subsection. */
export type AvailableBySection = ReadonlyMap<string, ReadonlyMap<number, number>>;

export function fromSnapshot(snapshot: SeatSnapshot): AvailableBySection {
  return withCounts(new Map(), snapshot.subsections);
}

export function withChange(known: AvailableBySection, change: SeatChange): AvailableBySection {
  return withCounts(known, change.subsections);
}

function withCounts(
  known: AvailableBySection,
  updates: readonly { section: string; subsection: number; available: number }[],
): AvailableBySection {
  const next = new Map(known);
  const copied = new Map<string, Map<number, number>>();
  for (const { section, subsection, available } of updates) {
    let counts = copied.get(section);
    if (counts === undefined) {
      counts = new Map(next.get(section));
      copied.set(section, counts);
      next.set(section, counts);
    }
    counts.set(subsection, available);
  }
  return next;
}

/** Undefined until the stream has sent counts of this section. */
export function availableIn(known: AvailableBySection | null, section: string): number | undefined {
  const counts = known?.get(section);
  return counts && [...counts.values()].reduce((sum, available) => sum + available, 0);
}
