import { answerOf, api, bearer } from '../../shared/api/client';
import type { Order } from '../../shared/api/types';

/** Pays an order. Repeating it with the same payment token charges once. */
export const confirmOrder = (token: string, orderId: string, paymentToken: string): Promise<Order> =>
  answerOf(
    api.POST('/orders/{order_id}/confirm', {
      params: { path: { order_id: orderId } }, headers: bearer(token), body: { payment_token: paymentToken },
    }),
  );
