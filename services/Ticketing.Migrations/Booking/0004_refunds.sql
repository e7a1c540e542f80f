-- Refunds of some or all seats of a booking, longer holds, cancelled events.

-- What was given back so far: [[subsection,row,seat],…] and its money. A booking whose seats are all given back is
-- CANCELLED. `fees_minor` is what the seller kept of seats given back: captured = live seats + refunded + fees.
ALTER TABLE bookings
    ADD COLUMN refunded_seats jsonb,
    ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0,
    ADD COLUMN fees_minor     bigint NOT NULL DEFAULT 0,
    -- PENDING while a refund is open, FAILED when the last one was refused; else null.
    ADD COLUMN refund_state   text CHECK (refund_state IN ('PENDING', 'FAILED')),
    -- A hold may be made longer once, and its buyer is warned once that it is about to end.
    ADD COLUMN extended_at    timestamptz,
    ADD COLUMN warned_at      timestamptz,
    ADD CONSTRAINT bookings_refunds_within_total
        CHECK (refunded_minor >= 0 AND fees_minor >= 0 AND refunded_minor + fees_minor <= total_minor);

-- The seats a refund is for, and why it is made: by-buyer, by-seller, event-cancelled, payment-late, …
ALTER TABLE transactions
    ADD COLUMN IF NOT EXISTS seats jsonb,
    ADD COLUMN IF NOT EXISTS kind  text,
    ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0 CHECK (fee_minor >= 0);

-- Orders of one event, for its seller and for cancelling all of them. Ids are version 7 UUIDs: in order of time.
CREATE INDEX bookings_of_event ON bookings (event_id, id);

-- How far the cancelling of an event has come. One row an event; a worker that dies is followed by another.
CREATE TABLE event_cancellations (
    event_id    bigint PRIMARY KEY,
    started_at  timestamptz NOT NULL,
    -- When a pass over all bookings found nothing left to do.
    finished_at timestamptz
);
