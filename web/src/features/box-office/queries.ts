import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type {
  Allotment, DeskSale, NewAllotment, NewDeskSale, NewReseat, Reseat, SeatPlace,
} from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The seat engine answers within a second; a page that waits for it asks this often. */
const answerPollMs = 700;

type Place = Pick<SeatPlace, 'subsection' | 'row' | 'seat'>;

const ofEvent = (eventId: number) => ({ path: { event_id: eventId } });

export const allotmentsQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'allotments', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/allotments', { params: ofEvent(eventId), headers: bearer(token), signal }),
        ),
      ),
    refetchInterval: ({ state }) =>
      state.data?.allotments.some((allotment) => allotment.pending > 0) ? pollMs(answerPollMs, state) : false,
  });

export const createAllotment = (
  token: string, eventId: number, body: NewAllotment, idempotencyKey: string,
): Promise<Allotment> =>
  answerOf(
    api.POST('/events/{event_id}/allotments', {
      params: { ...ofEvent(eventId), header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body,
    }),
  );

export const fetchAllotment = (token: string, eventId: number, allotmentId: string): Promise<Allotment> =>
  answerOf(
    api.GET('/events/{event_id}/allotments/{allotment_id}', {
      params: { path: { event_id: eventId, allotment_id: allotmentId } }, headers: bearer(token),
    }),
  );

/** Puts seats of an allotment on sale; without seats, all of them. */
export const releaseAllotment = (
  token: string, eventId: number, allotmentId: string, seats: readonly Place[] | null,
): Promise<Allotment> =>
  answerOf(
    api.POST('/events/{event_id}/allotments/{allotment_id}/release', {
      params: { path: { event_id: eventId, allotment_id: allotmentId } }, headers: bearer(token),
      body: { seats: seats && [...seats] },
    }),
  );

export const salesQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'desk-sales', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/box-office/sales', { params: ofEvent(eventId), headers: bearer(token), signal }),
        ),
      ),
    refetchInterval: ({ state }) =>
      state.data?.sales.some(({ order }) => order.status === 'PROCESSING') ? pollMs(answerPollMs, state) : false,
  });

export const tillQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'till', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/box-office/till', { params: ofEvent(eventId), headers: bearer(token), signal }),
        ),
      ),
  });

export const sellAtDesk = (
  token: string, eventId: number, body: NewDeskSale, idempotencyKey: string,
): Promise<DeskSale> =>
  answerOf(
    api.POST('/events/{event_id}/box-office/sales', {
      params: { ...ofEvent(eventId), header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body,
    }),
  );

export const takeBack = (token: string, sale: DeskSale): Promise<DeskSale> =>
  answerOf(
    api.POST('/events/{event_id}/box-office/sales/{sale_id}/take-back', {
      params: { path: { event_id: sale.order.event_id, sale_id: sale.order.order_id } }, headers: bearer(token),
      body: { seats: null },
    }),
  );

export const reseatOrder = (token: string, eventId: number, orderId: string, body: NewReseat): Promise<Reseat> =>
  answerOf(
    api.POST('/events/{event_id}/orders/{order_id}/reseat', {
      params: { path: { event_id: eventId, order_id: orderId } }, headers: bearer(token), body,
    }),
  );

/** How far the newest move of an order has come; asked until it has come to an end. */
export const reseatQuery = (userId: string | undefined, eventId: number, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'reseat', orderId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/orders/{order_id}/reseat', {
            params: { path: { event_id: eventId, order_id: orderId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    refetchInterval: ({ state }) => (state.data?.state === 'MOVING' ? pollMs(answerPollMs, state) : false),
  });
