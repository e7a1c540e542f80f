-- Policies of an event: refunds, longer holds, waitlist, the venue's zone. A cancelled event. Partial releases.

ALTER TABLE events
    ADD COLUMN time_zone              text        NOT NULL DEFAULT 'UTC',
    ADD COLUMN refunds_by_buyer       boolean     NOT NULL DEFAULT false,
    ADD COLUMN refunds_until          timestamptz,
    ADD COLUMN refund_fee_percent     integer     NOT NULL DEFAULT 0 CHECK (refund_fee_percent BETWEEN 0 AND 100),
    ADD COLUMN hold_extension_seconds integer     NOT NULL DEFAULT 0
        CHECK (hold_extension_seconds BETWEEN 0 AND 3600),
    ADD COLUMN allows_waitlist        boolean     NOT NULL DEFAULT true,
    DROP CONSTRAINT events_status_check,
    ADD CONSTRAINT events_status_check
        CHECK (status IN ('PREPARING', 'ON_SALE', 'CLOSED', 'ENDED', 'CANCELLED'));

-- Services copy an entry when its version grows: every event gets a new one, so that they learn the new fields.
UPDATE events e SET directory_version = v.value + o.place
FROM event_directory_version v, (SELECT event_id, row_number() OVER (ORDER BY directory_version) AS place FROM events) o
WHERE e.event_id = o.event_id;
UPDATE event_directory_version SET value = value + (SELECT count(*) FROM events);

-- Seats of the booking that were given back (1-5-12,1-5-13): the others are as `state` says, and RELEASED is a booking
-- that holds none. `were_sold` tells a refund from a hold that ended, because a refund may overtake its payment.
ALTER TABLE ticket_bookings
    ADD COLUMN released  text    NOT NULL DEFAULT '',
    ADD COLUMN were_sold boolean NOT NULL DEFAULT false;
UPDATE ticket_bookings SET released = seats WHERE state = 3;
