-- Waiting for seats that come back.

CREATE TABLE waitlist_entries (
    id               uuid PRIMARY KEY,
    event_id         bigint NOT NULL,
    buyer_id         uuid NOT NULL,
    -- Order of joining; given when the payment is authorised, in the order of the commits (an event's lock is held).
    number           bigint,
    party_size       integer NOT NULL CHECK (party_size > 0),
    -- In order of preference; empty for any.
    sections         text[] NOT NULL,
    adjacent         boolean NOT NULL,
    -- Most a seat may cost; null for any price.
    price_cap_minor  bigint CHECK (price_cap_minor >= 0),
    currency         text NOT NULL,
    -- The authorisation, made when joining; also the transaction that pays the booking.
    transaction_id   uuid NOT NULL UNIQUE,
    authorised_minor bigint NOT NULL CHECK (authorised_minor >= 0),
    state            text NOT NULL CHECK (state IN
        ('AUTHORISING', 'WAITING', 'OFFERED', 'SERVED', 'CHARGE_FAILED', 'LEFT', 'EXPIRED', 'DECLINED')),
    reason           text,
    -- The booking that was made for the entry last.
    booking_id       uuid,
    idempotency_key  text,
    request_hash     bytea,
    joined_at        timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    -- Set while the provider may still hold money for an entry that has ended without using it.
    void_due         boolean NOT NULL DEFAULT false,
    -- Until when one worker alone takes the entry's next step.
    worked_until     timestamptz NOT NULL DEFAULT '-infinity',
    CHECK (state NOT IN ('WAITING', 'OFFERED', 'SERVED') OR number IS NOT NULL),
    CHECK (state <> 'OFFERED' OR booking_id IS NOT NULL)
);
CREATE SEQUENCE waitlist_numbers OWNED BY waitlist_entries.number;
-- One live entry a buyer and event.
CREATE UNIQUE INDEX waitlist_live ON waitlist_entries (event_id, buyer_id)
    WHERE state IN ('AUTHORISING', 'WAITING', 'OFFERED');
CREATE UNIQUE INDEX waitlist_idempotency ON waitlist_entries (buyer_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX waitlist_line ON waitlist_entries (event_id, number) WHERE state IN ('WAITING', 'OFFERED');
CREATE INDEX waitlist_steps ON waitlist_entries (worked_until)
    WHERE state IN ('AUTHORISING', 'OFFERED') OR void_due;
CREATE INDEX waitlist_of_buyer ON waitlist_entries (buyer_id, joined_at DESC);

-- Sections that somebody waits for. Ordinary orders for them are refused unless a pass over the list found nobody for
-- what is free (is_open).
CREATE TABLE waitlist_sections (
    event_id bigint NOT NULL,
    section  text NOT NULL,
    is_open  boolean NOT NULL,
    PRIMARY KEY (event_id, section)
);

-- Every decision, with what it was based on. Append-only: the proof of fairness is a fold over it.
CREATE TABLE waitlist_audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   bigint NOT NULL,
    at         timestamptz NOT NULL,
    -- Decisions of one look over the list share its number; null for what happens to one entry alone.
    pass       bigint,
    what       text NOT NULL CHECK (what IN ('joined', 'pass', 'offered', 'passed-over', 'refused', 'served',
                   'charge-failed', 'left', 'expired')),
    entry_id   uuid,
    number     bigint,
    booking_id uuid,
    reason     text,
    -- pass: {"free":{"A":[[1,5,12]]},"prices":{"A":300000}}; joined: the wish; offered: section and seats;
    -- served: money.
    detail     jsonb
);
CREATE INDEX waitlist_audit_of_event ON waitlist_audit (event_id, id);
CREATE SEQUENCE waitlist_passes;
CREATE FUNCTION waitlist_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'waitlist_audit is append-only'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON waitlist_audit
    FOR EACH STATEMENT EXECUTE FUNCTION waitlist_audit_is_append_only();

-- The entry that a booking was made for; null for ordinary ones.
ALTER TABLE bookings ADD COLUMN waitlist_entry uuid;
CREATE INDEX bookings_of_waitlist ON bookings (event_id, status) WHERE waitlist_entry IS NOT NULL;
