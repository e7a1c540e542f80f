import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventDetail, NewOrder } from '../../shared/api/types';
import { useOrderCode } from '../codes';
import { eventQuery } from '../events';
import { dearest } from '../prices';
import { newPriceOf, nonZero, useHoldSeats } from '../seat-map';
import type { BasketLine } from './MapBasket';
import type { PriceBook } from './priceBook';
import type { MapChoice } from './useMapChoice';

/** What the choice costs, and the order that holds it: all or nothing, because a group was chosen to sit together. */
export function useMapOrder(event: EventDetail, choice: MapChoice, book: PriceBook, sectionPrice: number) {
  const { picks, size, kinds, counts, byKind, pricing } = choice;
  const { hold, busy, error, question } = useHoldSeats(event, choice.done);
  const queryClient = useQueryClient();
  const newPrice = newPriceOf(error);
  useEffect(() => {
    // The page shows what it was refused for.
    if (newPrice !== undefined) {
      void queryClient.invalidateQueries({ queryKey: eventQuery(event.event_id).queryKey });
    }
  }, [newPrice, queryClient, event.event_id]);

  const isArea = picks.area !== undefined;
  const areaKinds = byKind ? kinds : Array.from({ length: size }, () => undefined);
  const priced = isArea
    ? areaKinds.map((kind) => ({
        kind, price: book.priceOf(picks.section, { subsection: picks.area ?? 0, row: 1, seat: 1 }, kind),
      }))
    : picks.seats.map((seat, i) => ({ kind: kinds[i], price: book.priceOf(picks.section, seat, kinds[i]) }));
  const total = priced.reduce((sum, { price }) => sum + price, 0);

  const common = { event_id: event.event_id, section: picks.section, all_or_nothing: true };
  // A price that the order must not exceed is one without the code.
  const order = (): NewOrder => isArea
    ? {
        ...common, mode: 'best_available', quantity: size, subsection: picks.area ?? null,
        expected_price: pricing === undefined ? sectionPrice : dearest(pricing, picks.section, null, kinds),
        ...(byKind && { kinds: nonZero(counts) }),
      }
    : {
        ...common, mode: 'manual', expected_price: Math.max(...priced.map(({ price }) => price)),
        seats: picks.seats.map((seat, i) => ({
          ...seat, ...(byKind && { kind: kinds[i] ?? pricing?.kinds[0]?.name ?? null }),
        })),
      };
  const wish = choice.isEmpty ? null : order();
  const code = useOrderCode(event.event_id, choice.code, wish);
  return {
    lines: linesOf(priced), total, code, busy, error, question,
    hold: () => wish !== null && hold({ ...wish, ...code.part }),
  };
}

/** One line for each kind and price. */
export function linesOf(priced: readonly { kind: string | undefined; price: number }[]): BasketLine[] {
  const lines = new Map<string, BasketLine>();
  for (const { kind = null, price } of priced) {
    const key = `${kind ?? ''} ${price}`;
    lines.set(key, { kind, price, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
}
