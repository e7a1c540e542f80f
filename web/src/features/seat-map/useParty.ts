import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EventDetail, Pricing } from '../../shared/api/types';
import { formatMoney } from '../../shared/i18n/format';
import {
  categoryOf, kindsInOrder, priceFor, pricesOfSection, pricingQuery, shownFor, usualParty, type KindCounts,
} from '../prices';
import type { Draft } from './draft';

/** Prices and the kinds of buyer of a party, for an event that has more than one price a section. */
export function useParty(event: EventDetail, section: string, draft: Draft, subsection: number | null) {
  const { data } = useQuery({ ...pricingQuery(event.event_id), enabled: event.has_pricing === true });
  const pricing = event.has_pricing === true ? data : undefined;
  // A draft may name kinds that the organiser has taken away meanwhile.
  const known = draft.kinds !== undefined && pricing !== undefined
    && Object.keys(draft.kinds).every((name) => pricing.kinds.some((kind) => kind.name === name));
  const counts: KindCounts = pricing === undefined
    ? {} : known && draft.kinds !== undefined ? draft.kinds : usualParty(pricing, draft.partySize);
  const kinds = pricing === undefined ? [] : kindsInOrder(pricing, counts);
  const priceOfPlace = useCallback(
    (row: number, seat: number) => {
      if (pricing === undefined) return { price: '', mark: 0 };
      const category = categoryOf(pricing, section, { subsection: subsection ?? 0, row, seat });
      const shown = shownFor(pricing, section, category);
      const mark = shown === undefined ? 0 : pricesOfSection(pricing, section).indexOf(shown) % 6;
      return { price: formatMoney(priceFor(shown, undefined), pricing.currency), mark };
    },
    [pricing, section, subsection],
  );
  return { pricing, counts, kinds, priced: pricing === undefined ? undefined : priceOfPlace };
}

/** The categories that somebody may ask for: there is a choice where a section has seats of two prices. */
export function choosable(pricing: Pricing | undefined, section: string): string[] {
  const shown = pricing === undefined ? [] : pricesOfSection(pricing, section);
  return shown.length < 2 ? [] : shown.flatMap(({ category }) => (category === null ? [] : [category]));
}

export const nonZero = (counts: KindCounts): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
