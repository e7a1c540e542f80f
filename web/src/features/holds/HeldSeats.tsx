import type { EventDetail, Order } from '../../shared/api/types';
import { currentState, SeatLines } from '../orders';

/** The seats of a hold in words, with the plan's own names. */
export const HeldSeats = ({ order, event }: { order: Order; event: EventDetail | undefined }) => (
  <SeatLines seats={currentState(order).seats} plan={event?.sections} />
);
