import { useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { Block } from './layout';
import type { LiveSeats } from './liveSeats';
import type { PriceBook } from './priceBook';
import type { SeatChoice } from './seatFilter';
import type { SeatLoader } from './seatLoader';
import { blocksFor, pricesToSuggest, suggestAt, type Suggestion } from './suggestions';

/** Looks for the best seats at a few prices, among the blocks that may have them. Their seats are read first. */
export function useSuggestions(
  blocks: readonly Block[], choice: SeatChoice, book: PriceBook, seats: LiveSeats, loader: SeatLoader, size: number,
) {
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ list: readonly Suggestion[]; choice: SeatChoice } | null>(null);

  const look = async (among: readonly Block[]): Promise<Suggestion[]> => {
    const list: Suggestion[] = [];
    for (const price of pricesToSuggest(book, choice, among, seats, size)) {
      const candidates = blocksFor(book, choice, among, seats, book.levels.indexOf(price), size);
      await loader.ensure(candidates);
      const best = suggestAt(price, candidates, choice, seats, book, size);
      if (best !== null) list.push(best);
    }
    return list;
  };
  const ask = async (among = blocks): Promise<readonly Suggestion[]> => {
    setBusy(true);
    try {
      const list = await look(among);
      setFound({ list, choice });
      return list;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return [];
    } finally {
      setBusy(false);
    }
  };
  // What was found for another party or filter is no answer any more.
  return { found: found !== null && found.choice === choice ? found.list : null, busy, ask };
}
