import { ApiError } from '../../shared/api/ApiError';
import type { Order } from '../../shared/api/types';
import { useAction, useSession } from '../auth';
import { useCard } from '../cards';
import { cancelOrder, fetchOrder } from '../orders';
import { confirmOrder } from './queries';

/** The server charges nothing for a free order; its contract still wants a text. */
const noCard = 'free';
export const isFree = (order: Order) => order.total === 0;

/** What a buyer can do with a hold: pay it, or cancel it. */
export function usePayment(order: Order, onOrder: (order: Order) => void) {
  const { user, authorized } = useSession();
  const { card, setCard, cardToken, forgetToken } = useCard();
  const orderId = order.order_id;

  const refetch = async () => {
    if (user !== null) onOrder(await authorized((token) => fetchOrder(token, user.user_id, orderId)));
  };
  const refetchAfterConflict = (failure: Error) => {
    // 409: the order has another state than the one shown, and the stream may be down.
    if (!(failure instanceof ApiError) || failure.status !== 409) return;
    refetch().catch((error: unknown) => console.warn('order', error));
  };

  const pay = useAction(async (token) => confirmOrder(token, orderId, isFree(order) ? noCard : await cardToken()), {
    repeatable: true,
    onSuccess: (paid) => {
      onOrder(paid);
      if (paid.next_action) window.location.assign(paid.next_action.url);
    },
    onError: (failure) => {
      // The next try with a declined card is a new payment.
      if (failure instanceof ApiError && failure.code === 'payment-declined') forgetToken();
      refetchAfterConflict(failure);
    },
  });
  const cancel = useAction((token) => cancelOrder(token, orderId), {
    onSuccess: onOrder,
    onError: refetchAfterConflict,
  });
  /** The countdown is over here; the server says whether the hold is. */
  const checkHold = useAction(async () => refetch());
  return { card, setCard, pay, cancel, checkHold };
}
