-- The booking of an allotment whose seats an order takes over (docs/adr/0050).
ALTER TABLE bookings ADD COLUMN taken_from uuid;

-- Parties that move to other seats. The new booking is asked for first; in the transaction that records its seats the
-- old one gives its own up.
CREATE TABLE reseats (
    booking_id     uuid PRIMARY KEY REFERENCES bookings (id),
    old_booking_id uuid NOT NULL REFERENCES bookings (id),
    asked_by       uuid NOT NULL,
    asked_at       timestamptz NOT NULL
);
CREATE INDEX reseats_of_booking ON reseats (old_booking_id);
