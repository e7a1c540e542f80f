-- Official resale at no more than what was paid (docs/adr/0054).

-- What a seller allows at an event; no row: nothing.
CREATE TABLE resale_terms (
    event_id            bigint PRIMARY KEY,
    is_allowed          boolean NOT NULL,
    -- Part of the giver's price that the seller keeps.
    fee_percent         integer NOT NULL CHECK (fee_percent BETWEEN 0 AND 100),
    -- Offers end so long before the event begins.
    ends_minutes_before integer NOT NULL CHECK (ends_minutes_before BETWEEN 0 AND 525600),
    updated_at          timestamptz NOT NULL
);

-- A ticket that its buyer offers: OFFERED, then SELLING while its next buyer's money is captured, then SOLD; or WITHDRAWN
-- by its giver, or ENDED. Whether an offered one is in somebody's hand follows from the booking that took it: that one's
-- hold ends without a word to this table.
CREATE TABLE resale_tickets (
    id          uuid PRIMARY KEY,
    -- Tickets that were offered together are bought together or apart.
    offer_id    uuid NOT NULL,
    -- The giver's booking.
    booking_id  uuid NOT NULL REFERENCES bookings (id),
    event_id    bigint NOT NULL,
    section     text NOT NULL,
    subsection  integer NOT NULL,
    row_number  integer NOT NULL,
    seat_number integer NOT NULL,
    -- As in bookings.seats, with the price that the giver paid: [[1,5,12,300000]].
    priced      jsonb NOT NULL,
    -- As promised to the giver when the ticket was offered.
    fee_percent integer NOT NULL CHECK (fee_percent BETWEEN 0 AND 100),
    state       text NOT NULL CHECK (state IN ('OFFERED', 'SELLING', 'SOLD', 'WITHDRAWN', 'ENDED')),
    offered_at  timestamptz NOT NULL,
    -- Anybody may buy it from here on: nobody on the waitlist wanted it.
    public_at   timestamptz,
    -- The booking that took it last.
    taken_by    uuid REFERENCES bookings (id),
    -- The giver's refund, which is made when it is SOLD; until then it keeps the ticket from every other refund.
    refund_id   uuid,
    ended_at    timestamptz,
    reason      text
);
CREATE UNIQUE INDEX resale_tickets_open ON resale_tickets (booking_id, subsection, row_number, seat_number)
    WHERE state IN ('OFFERED', 'SELLING');
CREATE INDEX resale_tickets_of_event ON resale_tickets (event_id, state);
CREATE INDEX resale_tickets_of_offer ON resale_tickets (offer_id);
CREATE INDEX resale_tickets_taken_by ON resale_tickets (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX resale_tickets_of_booking ON resale_tickets (booking_id);

ALTER TABLE bookings
    -- Of a booking that buys tickets of another one (taken_from): what the seller keeps of the giver's price.
    ADD COLUMN resale_fee_percent integer,
    DROP CONSTRAINT bookings_purpose_check,
    ADD CONSTRAINT bookings_purpose_check CHECK (purpose IN ('allotment', 'box-office', 'reseat', 'resale'));

ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
    CHECK (kind IN ('booking_confirmed', 'hold_ending', 'payment_failed', 'refunded', 'event_cancelled',
        'waitlist_served', 'waitlist_charge_failed', 'payment_late', 'waitlist_expired', 'refund_refused',
        'event_moved', 'tickets_resold'));
