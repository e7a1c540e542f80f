import { useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import { newIdempotencyKey } from '../../shared/api/client';
import type { NewOrder } from '../../shared/api/types';
import { signInPath, useAction, useSession } from '../auth';
import { waitingRoomPath } from '../waiting-room';
import { createOrder } from './queries';

/**
 * Requests seats and moves on to the booking. Visitors sign in first and come back.
 * @param onAccepted called when the server has accepted the request, before the page changes.
 */
export function useHoldSeats(onAccepted: () => void) {
  const { user } = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  // The same wish keeps its key, so that trying again after a lost answer books once.
  const lastTry = useRef<{ wish: string; key: string } | null>(null);

  const signInFirst = () =>
    navigate(signInPath(location.pathname + location.search), { state: { required: true } });

  const requestSeats = (token: string, order: NewOrder) => {
    const wish = JSON.stringify(order);
    if (lastTry.current?.wish !== wish) lastTry.current = { wish, key: newIdempotencyKey() };
    return createOrder(token, order, lastTry.current.key);
  };
  const { run, busy, error } = useAction(requestSeats, {
    repeatable: true,
    onSuccess: async (created) => {
      lastTry.current = null;
      onAccepted();
      await navigate(`/booking/${created.order_id}`, { state: { order: created } });
    },
    onError: async (failure, order) => {
      if (!(failure instanceof ApiError)) return;
      // The server has refused this wish, so the next try is a new one. Without an answer it may be the same booking.
      if (failure.status > 0 && failure.status < 500) lastTry.current = null;
      if (failure.code === 'unauthenticated') await signInFirst();
      if (failure.code === 'waiting-room') await navigate(waitingRoomPath(order.event_id));
    },
  });
  const hold = (order: NewOrder) => {
    if (user === null) void signInFirst();
    else run(order);
  };
  return { hold, busy, error };
}
