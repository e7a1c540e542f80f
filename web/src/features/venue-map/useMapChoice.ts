import { useEffect, useRef, useState } from 'react';
import type { EventDetail } from '../../shared/api/types';
import { orderLimit } from '../../shared/i18n/seatLimit';
import { isTables } from '../../shared/plan/placeNames';
import { partySizeOf, type KindCounts } from '../prices';
import { useParty, type PickedSeat } from '../seat-map';
import { isEmpty, loadMapDraft, noPicks, saveMapDraft, type Party, type Picks } from './mapDraft';

/** Who comes and what they picked. Both survive a reload and signing in. */
export function useMapChoice(event: EventDetail) {
  const eventId = event.event_id;
  const [{ picks, party, code }, setDraft] = useState(() => loadMapDraft(eventId));
  const limit = orderLimit(event);
  const draft = { picked: [], partySize: Math.min(party.size, limit), allOrNothing: false, code: '', ...party };
  const { pricing, counts, kinds } = useParty(event, '', draft, null);
  const byKind = pricing !== undefined && pricing.kinds.length > 0;
  const size = Math.min(byKind ? Math.max(1, kinds.length) : party.size, limit);
  const sectionBefore = useRef(picks.section);
  useEffect(() => {
    saveMapDraft(eventId, { picks, party, code }, sectionBefore.current);
    sectionBefore.current = picks.section;
  }, [eventId, picks, party, code]);

  const setPicks = (next: Picks | ((now: Picks) => Picks)) =>
    setDraft((now) => ({ ...now, picks: typeof next === 'function' ? next(now.picks) : next }));
  const setParty = (next: Party) => setDraft((now) => ({
    ...now,
    party: next,
    // A table is picked whole, whoever comes.
    picks: now.picks.seats.length <= next.size || hasTables(event, now.picks.section)
      ? now.picks : { ...now.picks, seats: now.picks.seats.slice(0, next.size) },
  }));
  const keepSeats = (seats: readonly PickedSeat[]) =>
    setPicks((now) => (seats.length === 0 ? noPicks : { ...now, seats }));
  return {
    picks, setPicks, keepSeats, size, limit, pricing, counts, kinds, byKind,
    setSize: (value: number) => setParty({ size: value }),
    setKinds: (changed: KindCounts) => setParty({ size: partySizeOf(changed), kinds: changed }),
    code,
    setCode: (typed: string) => setDraft((now) => ({ ...now, code: typed })),
    /** The order has them: a later visit starts without. */
    done: () => saveMapDraft(eventId, { picks: noPicks, party, code: '' }, picks.section),
    isEmpty: isEmpty(picks),
  };
}

const hasTables = (event: EventDetail, section: string) =>
  isTables(event.sections.find(({ name }) => name === section)?.subsections[0]);

export type MapChoice = ReturnType<typeof useMapChoice>;
