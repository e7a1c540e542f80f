-- Sales at the desk (docs/adr/0050): what the booking does not say of them. Paid without a provider.
CREATE TABLE desk_sales (
    booking_id      uuid PRIMARY KEY REFERENCES bookings (id),
    event_id        bigint NOT NULL,
    -- The guest: an id of its own, which is the booking's buyer_id and no user's.
    guest_id        uuid NOT NULL UNIQUE,
    -- The transaction that its money is, from the moment it is PAID.
    payment_id      uuid NOT NULL UNIQUE,
    payment         text NOT NULL CHECK (payment IN ('cash', 'terminal', 'complimentary')),
    -- What the card terminal printed; null otherwise.
    reference       text CHECK (length(reference) <= 100),
    buyer_name      text CHECK (length(buyer_name) <= 100),
    buyer_email     text CHECK (octet_length(buyer_email) <= 254),
    sold_by         uuid NOT NULL,
    sold_at         timestamptz NOT NULL,
    idempotency_key text,
    request_hash    bytea
);
CREATE INDEX desk_sales_of_event ON desk_sales (event_id, booking_id);
-- What is forgotten when the event has ended.
CREATE INDEX desk_sales_of_guests ON desk_sales (event_id) WHERE buyer_email IS NOT NULL OR buyer_name IS NOT NULL;
CREATE UNIQUE INDEX desk_sales_idempotency ON desk_sales (event_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Who took the money at the desk, or gave it back. Null for what a payment provider moved.
ALTER TABLE transactions ADD COLUMN member_id uuid;
