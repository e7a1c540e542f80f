import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { FoundOrderPage, InvoiceRecipient, Invoicing, NewInvoicing, Order } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** What stands on the seller's invoices; null until it was saved. */
export const invoicingQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'invoicing'),
    queryFn: ({ signal }) =>
      authorized(async (token): Promise<Invoicing | null> => {
        try {
          return await answerOf(api.GET('/sellers/me/invoicing', { headers: bearer(token), signal }));
        } catch (error) {
          if (error instanceof ApiError && error.code === 'invoicing-not-set') return null;
          throw error;
        }
      }),
  });

export const saveInvoicing = (token: string, body: NewInvoicing): Promise<Invoicing> =>
  answerOf(api.PUT('/sellers/me/invoicing', { body, headers: bearer(token) }));

/** The money of an event, added up by the server. */
export const settlementQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'settlement', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/orders/settlement', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

/** Invoices and credit notes of an event, newest first. */
export const eventInvoicesQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'event-invoices', eventId),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/orders/invoices', {
            params: { path: { event_id: eventId }, query: after === null ? {} : { after } },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Invoices and credit notes of one's own order, oldest first. */
export const orderInvoicesQuery = (order: Order, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(order.buyer_id, 'order-invoices', order.order_id),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/orders/{user_id}/{order_id}/invoices', {
            params: { path: { user_id: order.buyer_id, order_id: order.order_id } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

export const saveRecipient = (token: string, order: Order, body: InvoiceRecipient) =>
  answerOf(
    api.PUT('/orders/{user_id}/{order_id}/invoice-recipient', {
      params: { path: { user_id: order.buyer_id, order_id: order.order_id } }, body, headers: bearer(token),
    }),
  );

export const searchOrders = (token: string, eventId: number, query: string): Promise<FoundOrderPage> =>
  answerOf(
    api.POST('/events/{event_id}/orders/search', {
      params: { path: { event_id: eventId } }, body: { query }, headers: bearer(token),
    }),
  );
