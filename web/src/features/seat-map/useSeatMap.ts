import { useEffect, useReducer, useRef, useState } from 'react';
import { seats } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import type { ChangesSnapshot, SeatChange } from '../../shared/api/seatTypes';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { emptySeatMap, seatMapReducer, type SeatMapState } from './seatMap';

/** Between two fetches of the same seats; spread, because everybody looking at them may be told to reload at once. */
const refetchDelayMs = () => 300 + Math.random() * 500;

export interface LiveSeatMap {
  map: SeatMapState;
  stream: StreamState;
  error: unknown;
  retry: () => void;
}

/** One section's counts and the seats of one of its subsections, kept live by one stream. */
export function useSeatMap(
  eventId: number,
  section: string,
  wanted: number | null,
  onChange: (change: SeatChange) => void,
): LiveSeatMap {
  const [map, dispatch] = useReducer(seatMapReducer, emptySeatMap(section, wanted));
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => dispatch({ type: 'choose', subsection: wanted }), [wanted]);

  useEffect(() => {
    const aborted = new AbortController();
    seats.section(eventId, section, aborted.signal).then(
      (detail) => dispatch({ type: 'counts', subsections: detail.subsections }),
      (failure: unknown) => !aborted.signal.aborted && setError(failure),
    );
    return () => aborted.abort();
  }, [eventId, section, attempt]);

  // The loop below reads the latest number through a ref: a rush can ask for a fetch more often than one can answer,
  // and restarting the fetch each time would never let one finish.
  const latestFetch = useRef(map.fetchNumber);
  const wake = useRef<(() => void) | null>(null);
  useEffect(() => {
    latestFetch.current = map.fetchNumber;
    wake.current?.();
  }, [map.fetchNumber]);

  useEffect(() => {
    if (wanted === null) return;
    const aborted = new AbortController();
    void fetchWhenNeeded();
    return () => {
      aborted.abort();
      wake.current?.();
    };

    async function fetchWhenNeeded() {
      let done = -1;
      while (!aborted.signal.aborted && wanted !== null) {
        if (done === latestFetch.current) {
          await new Promise<void>((resolve) => (wake.current = resolve));
          continue;
        }
        const target = latestFetch.current;
        try {
          dispatch({ type: 'seats', seats: await seats.subsection(eventId, section, wanted, aborted.signal) });
          setError(undefined);
          done = target;
        } catch (failure) {
          if (aborted.signal.aborted) return;
          setError(failure);
          // A refusal (no such subsection) stays one; an outage is asked again when the person says so, or the stream.
          done = target;
          if (!(failure instanceof ApiError)) throw failure;
        }
        await new Promise((resolve) => setTimeout(resolve, refetchDelayMs()));
      }
    }
  }, [eventId, section, wanted, attempt]);

  const onEvent = ({ name, data }: StreamEvent) => {
    if (name === 'snapshot') dispatch({ type: 'snapshot', snapshot: data as ChangesSnapshot });
    else if (name === 'change') {
      dispatch({ type: 'change', change: data as SeatChange });
      onChange(data as SeatChange);
    } else if (name === 'reload') dispatch({ type: 'reload' });
  };
  const stream = useStream(seats.changesPath(eventId, section), undefined, onEvent);
  return { map, stream, error, retry: () => setAttempt((n) => n + 1) };
}
