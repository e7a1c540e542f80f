import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { picksOf } from './picking';
import type { SeatLoader } from './seatLoader';
import { venueOf } from './testVenue';
import { useLoss } from './useLoss';

it('offers no alternative that somebody took before the page could show it', async () => {
  const { layout, blocks, seats, book, set, block } = venueOf(2, { A: 1 });
  set('A', '2222222222', '1100222222');
  const facts = {
    venue: layout, blocks, seats, book, wheelchairsIn: () => new Set<number>(),
    loader: { keep: () => {}, ensure: () => Promise.resolve() } as unknown as SeatLoader,
  };
  const lost = picksOf({ block: block(), places: [0, 1] });
  const before = { ...lost, size: 2, instead: { block: block(), places: [10, 11] } };
  const none = picksOf({ block: block(), places: [] });
  const { result } = renderHook(() => useLoss(none, facts, new Set(), false, before, () => {}));
  await waitFor(() => expect(result.current.loss?.instead?.places).toEqual([12, 13]));
});
