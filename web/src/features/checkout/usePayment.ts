import { ApiError } from '../../shared/api/ApiError';
import type { Order } from '../../shared/api/types';
import { useAction, useSession } from '../auth';
import { usePaymentMethod } from '../cards';
import { fetchOrder } from '../orders';
import { confirmOrder } from './queries';

/** The server charges nothing for a free order; its contract still wants a text. */
const noCard = 'free';
export const isFree = (order: Order) => order.total === 0;

/** Pays for a hold. */
export function usePayment(order: Order, onOrder: (order: Order) => void) {
  const { user, authorized } = useSession();
  const method = usePaymentMethod();
  const orderId = order.order_id;

  const refetchAfterConflict = (failure: Error) => {
    // 409: the order has another state than the one shown, and the stream may be down.
    if (!(failure instanceof ApiError) || failure.status !== 409 || user === null) return;
    authorized((token) => fetchOrder(token, user.user_id, orderId))
      .then(onOrder, (error: unknown) => console.warn('order', error));
  };

  const pay = useAction(async (token) => confirmOrder(token, orderId, isFree(order) ? noCard : await method.token()), {
    repeatable: true,
    onSuccess: (paid) => {
      onOrder(paid);
      if (paid.next_action) window.location.assign(paid.next_action.url);
    },
    onError: (failure) => {
      // The next try with a declined card is a new payment.
      if (failure instanceof ApiError && failure.code === 'payment-declined') method.forget();
      refetchAfterConflict(failure);
    },
  });
  return { method, pay };
}
