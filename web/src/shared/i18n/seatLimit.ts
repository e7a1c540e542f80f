import type { EventDetail } from '../api/types';
import { t } from './index';

/** The most seats that one order of this event can have. */
export const orderLimit = ({ max_tickets_per_order, max_seats_per_person }: EventDetail) =>
  Math.min(max_tickets_per_order, max_seats_per_person ?? max_tickets_per_order);

/** The limits in words: of a booking, and of a person where there is one. */
export const limitText = (event: EventDetail) =>
  t.common.sentences([
    t.seatMap.partyLimit(orderLimit(event)),
    ...(event.max_seats_per_person != null ? [t.events.perPerson(event.max_seats_per_person)] : []),
  ]);
