import { useEffect, useRef, useState } from 'react';
import { events } from '../../shared/api/client';
import type { EventDetail } from '../../shared/api/types';

/** A booking has only its event's number; this fetches each event once. Missing ones stay unnamed. */
export function useEventNames(eventIds: readonly number[]): ReadonlyMap<number, EventDetail> {
  const [known, setKnown] = useState<ReadonlyMap<number, EventDetail>>(new Map());
  const asked = useRef(new Set<number>());
  const wanted = [...new Set(eventIds)].join(',');
  useEffect(() => {
    for (const eventId of wanted === '' ? [] : wanted.split(',').map(Number)) {
      if (asked.current.has(eventId)) continue;
      asked.current.add(eventId);
      events.get(eventId).then(
        (event) => setKnown((before) => new Map(before).set(eventId, event)),
        (error: unknown) => {
          // The booking is shown without a name, and the next booking of this event asks again.
          asked.current.delete(eventId);
          console.warn('event', eventId, error);
        },
      );
    }
  }, [wanted]);
  return known;
}
