import { useState } from 'react';
import { cursorAfter, cursorAt, isDirection, pointOf, rowEnd, type Cursor } from './cursor';
import { hasSeats, type Block, type VenueLayout } from './layout';
import type { MapView } from './mapView';
import { isNear, showSeatsOf } from './useVenueCanvas';
import { toWorld } from './viewport';

interface CursorActions {
  onPlace: (block: Block, index: number) => void;
  /** A block without numbered places. */
  onArea: (block: Block) => void;
  /** The best free place of a block, where somebody who comes near begins. */
  startIn: (block: Block) => number | null;
}

/**
 * The keyboard's place on the map. The whole canvas is one tab stop, as a grid is: arrows move inside it, from section
 * to section while the venue is far away, from seat to seat once it is near.
 */
export function useMapCursor(layout: VenueLayout, actions: CursorActions) {
  const [held, setCursor] = useState<Cursor | null>(null);
  // The places of a drawing may have come since.
  const block = held && layout.blocks.find(({ key }) => key === held.block.key);
  const cursor = block ? { block, index: held.index } : null;

  const go = (map: MapView, next: Cursor) => {
    setCursor(next);
    map.reveal(pointOf(next));
  };
  const start = (map: MapView): Cursor | null => {
    const { widthPx, heightPx } = map.current;
    const near = layout.blocks.some((other) => hasSeats(other) && other.places !== null && isNear(map, other));
    return cursorAt(layout, toWorld(map.current, widthPx / 2, heightPx / 2), near);
  };
  const enter = (map: MapView, at: Cursor) => {
    if (!hasSeats(at.block)) actions.onArea(at.block);
    else if (at.index !== null) actions.onPlace(at.block, at.index);
    else {
      const index = actions.startIn(at.block);
      const next = { block: at.block, index };
      showSeatsOf(map, at.block, pointOf(index === null || at.block.places === null ? at : next));
      setCursor(at.block.places === null ? at : next);
    }
  };
  const onKey = (map: MapView, key: string, shift: boolean): boolean => {
    if (key === 'Escape') {
      if (map.isWhole) return false;
      map.showAll();
      setCursor(cursor && { ...cursor, index: null });
      return true;
    }
    const moves = isDirection(key) && !shift;
    const ends = key === 'Home' || key === 'End';
    const chooses = key === 'Enter' || key === ' ';
    if (!moves && !ends && !chooses) return false;
    if (cursor === null) {
      const first = start(map);
      if (first !== null) go(map, first);
    } else if (moves) go(map, cursorAfter(layout, cursor, key));
    else if (ends) go(map, rowEnd(layout, cursor, key));
    else enter(map, cursor);
    return true;
  };
  return { cursor, onKey, leave: () => setCursor(null) };
}
