import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { SeatChange, SeatSnapshot } from '../../shared/api/streamEvents';
import type { SubsectionSeats } from '../../shared/api/types';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { changesPath, eventQuery } from '../events';
import { drawingQuery, seatsQuery, sectionQuery } from './queries';
import { emptySeatMap, seatMapReducer, type SeatMapState } from './seatMap';

/** The wait between two fetches of the same seats, spread because the stream may tell every viewer to reload. */
const refetchDelayMs = () => 300 + Math.random() * 500;

interface SeatMapListener {
  /** A change of the stream, before it is drawn. */
  onChange: (change: SeatChange) => void;
  /** Freshly fetched seats. They may show a change that the stream has lost. */
  onSeats: (seats: SubsectionSeats) => void;
}

export interface LiveSeatMap {
  map: SeatMapState;
  stream: StreamState;
  error: unknown;
  retry: () => void;
}

/** The counts of one section and the seats of one of its subsections, kept live by one stream. */
export function useSeatMap(
  eventId: number,
  section: string,
  subsection: number | null,
  { onChange, onSeats }: SeatMapListener,
): LiveSeatMap {
  const queryClient = useQueryClient();
  const [map, dispatch] = useReducer(seatMapReducer, emptySeatMap(section, subsection));
  const [seatsError, setSeatsError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => dispatch({ type: 'choose', subsection }), [subsection]);

  const counts = useQuery(sectionQuery(eventId, section));
  const { data: detail, refetch: refetchCounts } = counts;
  useEffect(() => {
    if (detail !== undefined) dispatch({ type: 'counts', subsections: detail.subsections });
  }, [detail]);

  // The loop below reads the newest number through a ref. A rush can ask for a fetch more often than one can answer,
  // and a fetch that restarts each time never finishes.
  const latestFetch = useRef(map.fetchNumber);
  const wake = useRef<(() => void) | null>(null);
  useEffect(() => {
    latestFetch.current = map.fetchNumber;
    wake.current?.();
  }, [map.fetchNumber]);

  const latestOnSeats = useRef(onSeats);
  useEffect(() => {
    latestOnSeats.current = onSeats;
  });

  useEffect(() => {
    if (subsection === null) return;
    const query = seatsQuery(eventId, section, subsection);
    let stopped = false;
    void fetchWhenNeeded();
    return () => {
      stopped = true;
      void queryClient.cancelQueries({ queryKey: query.queryKey });
      wake.current?.();
    };

    async function fetchWhenNeeded() {
      let done = -1;
      while (!stopped) {
        if (done === latestFetch.current) {
          await new Promise<void>((resolve) => (wake.current = resolve));
          continue;
        }
        const target = latestFetch.current;
        try {
          const seats = await queryClient.fetchQuery(query);
          if (stopped) return;
          dispatch({ type: 'seats', seats });
          latestOnSeats.current(seats);
          setSeatsError(undefined);
        } catch (failure) {
          if (stopped) return;
          setSeatsError(failure);
          if (!(failure instanceof ApiError)) throw failure;
        }
        // After a failure too: the next fetch comes when the person or the stream asks for it.
        done = target;
        await new Promise((resolve) => setTimeout(resolve, refetchDelayMs()));
      }
    }
  }, [queryClient, eventId, section, subsection, attempt]);

  /** The seller may have changed prices, or the plan: the page shows names, rows and positions from it. */
  const rereadPlan = () => {
    void queryClient.invalidateQueries({ queryKey: eventQuery(eventId).queryKey });
    void queryClient.invalidateQueries({ queryKey: drawingQuery(eventId, section).queryKey });
  };
  const onEvent = ({ name, data }: StreamEvent) => {
    if (name === 'snapshot') dispatch({ type: 'snapshot', snapshot: data as SeatSnapshot });
    else if (name === 'change') {
      dispatch({ type: 'change', change: data as SeatChange });
      onChange(data as SeatChange);
    } else if (name === 'reload') {
      dispatch({ type: 'reload' });
      rereadPlan();
    }
  };
  const stream = useStream(changesPath(eventId, section), undefined, onEvent);
  const retry = () => {
    rereadPlan();
    void refetchCounts();
    setAttempt((n) => n + 1);
  };
  return { map, stream, error: seatsError ?? counts.error ?? undefined, retry };
}
