import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { newIdempotencyKey, orders } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import type { NewOrder } from '../../shared/api/orderTypes';
import { signInPath } from '../auth/RequireRole';
import { useSession } from '../auth/SessionProvider';

/**
 * Asks for seats and moves on to the booking; visitors sign in first and come back.
 * @param onAccepted called when the request was taken, before the page is left.
 */
export function useHoldSeats(onAccepted: () => void) {
  const { user, authorized } = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Trying the same wish again after a lost answer must not book twice: it goes under the same key.
  const lastTry = useRef<{ wish: string; key: string } | null>(null);

  const hold = async (order: NewOrder) => {
    const signInFirst = () =>
      navigate(signInPath(location.pathname + location.search), { state: { required: true } });
    if (user === null) {
      await signInFirst();
      return;
    }
    const wish = JSON.stringify(order);
    if (lastTry.current?.wish !== wish) lastTry.current = { wish, key: newIdempotencyKey() };
    const { key } = lastTry.current;
    setBusy(true);
    setError(undefined);
    try {
      const created = await authorized((token) => orders.create(token, order, key));
      lastTry.current = null;
      onAccepted();
      await navigate(`/booking/${created.order_id}`, { state: { order: created } });
    } catch (failure) {
      // The server has answered: a next try is a new wish. Without an answer it may be the same booking.
      if (failure instanceof ApiError && failure.status > 0 && failure.status < 500) lastTry.current = null;
      if (failure instanceof ApiError && failure.code === 'unauthenticated') {
        await signInFirst();
        return;
      }
      setError(failure);
      setBusy(false);
    }
  };
  return { hold, busy, error };
}
