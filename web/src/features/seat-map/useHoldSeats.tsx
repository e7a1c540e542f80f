import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import { newIdempotencyKey } from '../../shared/api/client';
import type { EventDetail, NewOrder } from '../../shared/api/types';
import { signInPath, useAction, useSession } from '../auth';
import { HeldAlready } from '../holds';
import { useHolds } from '../orders';
import { waitingRoomPath } from '../waiting-room';
import { createOrder } from './queries';

interface Wanted {
  order: NewOrder;
  /** Holds that the buyer gives up for it. */
  exchanges: readonly string[];
}

/**
 * Requests seats and moves on to the booking. Visitors sign in first and come back. Who holds seats of the event
 * already is asked what becomes of them: `question` is what asks.
 * @param onAccepted called when the server has accepted the request, before the page changes.
 */
export function useHoldSeats(event: EventDetail, onAccepted: () => void) {
  const { user } = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const held = useHolds().filter((order) => order.event_id === event.event_id && !order.payment_running);
  const [asked, setAsked] = useState<NewOrder | null>(null);
  // The same wish keeps its key, so that trying again after a lost answer books once.
  const lastTry = useRef<{ wish: string; key: string } | null>(null);

  const signInFirst = () =>
    navigate(signInPath(location.pathname + location.search), { state: { required: true } });

  const requestSeats = (token: string, { order }: Wanted) => {
    const wish = JSON.stringify(order);
    if (lastTry.current?.wish !== wish) lastTry.current = { wish, key: newIdempotencyKey() };
    return createOrder(token, order, lastTry.current.key);
  };
  const { run, busy, error } = useAction(requestSeats, {
    repeatable: true,
    onSuccess: async (created, { exchanges }) => {
      lastTry.current = null;
      onAccepted();
      await navigate(`/booking/${created.order_id}`, {
        state: { order: created, ...(exchanges.length > 0 && { exchanges }) },
      });
    },
    onError: async (failure, { order }) => {
      if (!(failure instanceof ApiError)) return;
      // The server has refused this wish, so the next try is a new one. Without an answer it may be the same booking.
      if (failure.status > 0 && failure.status < 500) lastTry.current = null;
      if (failure.code === 'unauthenticated') await signInFirst();
      if (failure.code === 'waiting-room') await navigate(waitingRoomPath(order.event_id));
    },
  });
  const hold = (order: NewOrder) => {
    if (user === null) void signInFirst();
    else if (held.length > 0) setAsked(order);
    else run({ order, exchanges: [] });
  };
  const answer = (exchanges: readonly string[]) => {
    if (asked !== null) run({ order: asked, exchanges });
    setAsked(null);
  };
  const question = asked !== null && held.length > 0 && (
    <HeldAlready
      holds={held} event={event} quantity={asked.seats?.length ?? asked.quantity ?? 1}
      onStay={() => setAsked(null)} onBoth={() => answer([])}
      onExchange={() => answer(held.map(({ order_id }) => order_id))}
    />
  );
  return { hold, busy, error, question };
}
