import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { CodeLookUp } from '../../shared/api/types';
import { blockKey } from './layout';
import type { KeptSeats, LiveSeats } from './liveSeats';
import { isEmpty, noPicks } from './mapDraft';
import type { MapChoice } from './useMapChoice';

/** The seats that are kept for a code, by block; null for a code that keeps none. */
export function keptBy(facts: CodeLookUp | undefined): KeptSeats | null {
  const section = facts?.sections?.[0];
  if (facts?.kind !== 'allotment' || section === undefined) return null;
  const kept = new Map<string, Set<string>>();
  for (const { subsection, row, seat } of facts.seats ?? []) {
    const key = blockKey(section, subsection);
    kept.set(key, (kept.get(key) ?? new Set()).add(`${row}-${seat}`));
  }
  return kept;
}

/**
 * While a code that keeps seats is in use, these seats are free on the map, and no others: an order takes all of its
 * seats from the code's, or none. Call it after useLoss: seats that were picked before go without being told as lost.
 */
export function useKeptSeats(seats: LiveSeats, facts: CodeLookUp | undefined, choice: MapChoice): void {
  const kept = useMemo(() => keptBy(facts), [facts]);
  // What React counts of the seats is counted again, once.
  useSyncExternalStore(seats.listen, () => seats.offering);
  const latest = useRef(choice);
  useEffect(() => {
    latest.current = choice;
  });
  const before = useRef<KeptSeats | null>(null);
  // How many times the map is drawn until the picks of before are gone and the others may hear of the change.
  const rendersLeft = useRef(0);
  useEffect(() => {
    const { picks, setPicks } = latest.current;
    const isOther = (kept === null) !== (before.current === null);
    const allKept = picks.seats.every(({ subsection, row, seat }) =>
      kept?.get(blockKey(picks.section, subsection))?.has(`${row}-${seat}`));
    const drops = isOther && !isEmpty(picks) && (kept === null || picks.area !== undefined || !allKept);
    if (drops) setPicks(noPicks);
    before.current = kept;
    seats.offerOnly(kept);
    rendersLeft.current = drops ? 2 : 1;
  }, [kept, seats]);
  useEffect(() => {
    if (rendersLeft.current === 0) return;
    rendersLeft.current--;
    if (rendersLeft.current === 0) seats.notify();
  });
}
