import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import type { NewPricing, Pricing } from '../../shared/api/types';

/** Prices by category and kind of buyer. Read again with the event, when the stream says that prices changed. */
export const pricingQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['events', eventId, 'pricing'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/events/{event_id}/pricing', { params: { path: { event_id: eventId } }, signal })),
    staleTime: 5_000,
  });

export const changePricing = (token: string, eventId: number, body: NewPricing): Promise<Pricing> =>
  answerOf(
    api.PUT('/events/{event_id}/pricing', { params: { path: { event_id: eventId } }, headers: bearer(token), body }),
  );
