-- Bookings, payments and the booking service's own copy of the event directory.

CREATE TABLE bookings (
    id                  uuid PRIMARY KEY,
    event_id            bigint NOT NULL,
    buyer_id            uuid NOT NULL,
    -- Whose topics carry the booking's messages: kept here, so that it never moves with a setting.
    channel             text NOT NULL,
    section             text NOT NULL,
    section_index       integer NOT NULL,
    subsection          integer,
    mode                text NOT NULL CHECK (mode IN ('best_available', 'manual')),
    -- What was asked for, and what the booking is for: it shrinks to the seats it got.
    wanted_quantity     integer NOT NULL CHECK (wanted_quantity > 0),
    quantity            integer NOT NULL CHECK (quantity > 0),
    all_or_nothing      boolean NOT NULL,
    -- [[subsection,row,seat],…]; null for best_available.
    wanted_seats        jsonb,
    -- The event's hold time when the booking was made, so that an answer needs no other table.
    hold_seconds        integer NOT NULL CHECK (hold_seconds > 0),
    -- [[subsection,row,seat,price_minor],…] and [[subsection,row,seat],…]; null until the seats are known.
    seats               jsonb,
    lost_seats          jsonb,
    total_minor         bigint NOT NULL DEFAULT 0,
    currency            text NOT NULL,
    status              text NOT NULL
        CHECK (status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID', 'FAILED', 'CANCELLED')),
    reason              text,
    hold_expires_at     timestamptz,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    paid_at             timestamptz,
    cancelled_at        timestamptz,
    version             integer NOT NULL DEFAULT 1,
    idempotency_key     text,
    request_hash        bytea,
    -- When an unanswered request is published again.
    redrive_at          timestamptz NOT NULL,
    -- The transaction that is capturing money for this booking right now. While it is set, neither the sweep nor
    -- the buyer can cancel the booking; recovery clears it if the provider stays silent for too long.
    payment_claim       uuid,
    payment_claimed_at  timestamptz,
    -- The transaction that paid it.
    paid_transaction    uuid,
    CHECK (status NOT IN ('PENDING_PAYMENT', 'PAID') OR (seats IS NOT NULL AND hold_expires_at IS NOT NULL)),
    CHECK (status <> 'PAID' OR (paid_at IS NOT NULL AND paid_transaction IS NOT NULL AND payment_claim IS NULL))
);

-- A booking changes two or three times in its first minutes: leave room on the page, clean up and analyze early.
ALTER TABLE bookings SET
    (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- History of a buyer, newest first, by cursor.
CREATE INDEX bookings_history ON bookings (buyer_id, created_at DESC, id DESC);
-- The sweep of expired holds, and the retry of unanswered requests: only live rows are in these.
CREATE INDEX bookings_holds ON bookings (hold_expires_at) WHERE status = 'PENDING_PAYMENT';
CREATE INDEX bookings_unanswered ON bookings (redrive_at) WHERE status = 'PROCESSING';
CREATE UNIQUE INDEX bookings_idempotency ON bookings (buyer_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

-- Money asked of, and given back by, the payment provider. The id is the provider's idempotency key.
CREATE TABLE transactions (
    id                        uuid PRIMARY KEY,
    booking_id                uuid NOT NULL REFERENCES bookings (id),
    buyer_id                  uuid NOT NULL,
    amount_minor              bigint NOT NULL CHECK (amount_minor >= 0),
    currency                  text NOT NULL,
    type                      text NOT NULL CHECK (type IN ('PAYMENT', 'REFUND')),
    status                    text NOT NULL CHECK (status IN ('PENDING', 'SUCCESS', 'FAILED')),
    -- A refund names its payment.
    associated_transaction_id uuid REFERENCES transactions (id),
    provider                  text NOT NULL,
    provider_reference        text,
    failure_code              text,
    created_at                timestamptz NOT NULL,
    updated_at                timestamptz NOT NULL,
    -- When recovery asks the provider what became of a transaction that is still PENDING.
    check_at                  timestamptz NOT NULL,
    CHECK ((type = 'REFUND') = (associated_transaction_id IS NOT NULL))
);
CREATE INDEX transactions_of_booking ON transactions (booking_id);
CREATE INDEX transactions_pending ON transactions (check_at) WHERE status = 'PENDING';

-- The sandbox payment provider's own books. Nothing but the sandbox reads or writes them: they stand for what an
-- outside provider remembers when this service restarts.
CREATE TABLE sandbox_payments (
    idempotency_key uuid PRIMARY KEY,
    kind            text NOT NULL CHECK (kind IN ('CAPTURE', 'REFUND')),
    outcome         text NOT NULL CHECK (outcome IN ('CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED')),
    amount_minor    bigint NOT NULL,
    currency        text NOT NULL,
    decline_code    text,
    reference       text NOT NULL,
    created_at      timestamptz NOT NULL
);

-- This service's copy of the event directory: it starts and sells while event-ticketing is down.
CREATE TABLE event_directory (
    event_id bigint PRIMARY KEY,
    version  bigint NOT NULL,
    entry    jsonb NOT NULL
);
