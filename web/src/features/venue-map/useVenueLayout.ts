import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { EventDetail } from '../../shared/api/types';
import { useHolds } from '../orders';
import { drawingQuery } from '../seat-map';
import { blockKey, layoutOf, type Block, type VenueLayout } from './layout';
import type { LiveSeats } from './liveSeats';
import { indexOf } from './priceBook';
import { placeKey } from './scene';
import { SeatLoader } from './seatLoader';
import { withPlaces } from './withPlaces';

/** The venue as its plan draws it; the places of a section are read once somebody comes near. */
export function useVenueLayout(event: EventDetail): {
  venue: VenueLayout;
  blocks: ReadonlyMap<string, Block>;
  needPlaces: (sections: readonly string[]) => void;
} {
  const [needed, setNeeded] = useState<readonly string[]>([]);
  const hasDrawing = event.has_drawing === true;
  const { data: outlines } = useQuery({ ...drawingQuery(event.event_id), enabled: hasDrawing });
  const places = useQueries({
    queries: hasDrawing ? needed.map((section) => drawingQuery(event.event_id, section)) : [],
    combine: (results) => results.map(({ data }) => data).filter((data) => data !== undefined),
  });
  const placesKnown = places.length;
  const venue = useMemo(
    () => layoutOf(event.sections, hasDrawing && outlines ? withPlaces(outlines, places) : null),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- places only grow, and are the same for five minutes
    [event.sections, hasDrawing, outlines, placesKnown],
  );
  const blocks = useMemo(() => new Map(venue.blocks.map((block) => [block.key, block])), [venue]);
  const needPlaces = useCallback(
    (names: readonly string[]) => setNeeded((known) =>
      names.every((name) => known.includes(name)) ? known : [...new Set([...known, ...names])]),
    [],
  );
  return { venue, blocks, needPlaces };
}

/** The places that this buyer holds now. */
export function useMine(eventId: number, blocks: ReadonlyMap<string, Block>): ReadonlySet<string> {
  const holds = useHolds();
  const ofEvent = holds.filter((order) => order.event_id === eventId);
  const keys = ofEvent.flatMap((order) => order.seats.flatMap((seat) => {
    const block = blocks.get(blockKey(order.section, seat.subsection));
    return block === undefined ? [] : [placeKey(block.key, indexOf(block, seat))];
  }));
  // The holds are a new list at each render; their places seldom are.
  const all = keys.join('\n');
  return useMemo(() => new Set(all === '' ? [] : all.split('\n')), [all]);
}

/** Fetches seats as long as the map is on the page. */
export function useSeatLoader(eventId: number, seats: LiveSeats): SeatLoader {
  const [loader] = useState(() => new SeatLoader(eventId, seats));
  useEffect(() => {
    loader.start();
    return () => loader.dispose();
  }, [loader]);
  return loader;
}
