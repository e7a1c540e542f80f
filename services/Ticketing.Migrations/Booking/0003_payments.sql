-- Payments through a provider that may be slow, ask the buyer something, or answer late.

ALTER TABLE transactions
    -- Why there is this transaction: 'order', 'waitlist' (authorised before there is a booking), or a refund's reason.
    ADD COLUMN kind          text NOT NULL DEFAULT 'order',
    -- A refund's seats: [[subsection,row,seat],…]; null when it is not for seats.
    ADD COLUMN seats         jsonb,
    -- When the provider said that the money is reserved.
    ADD COLUMN authorised_at timestamptz,
    -- SHA-256 of the payment token: tells a second click from another card. Never the token.
    ADD COLUMN token_hash    bytea,
    -- A waitlist entry is authorised before there is a booking.
    ALTER COLUMN booking_id DROP NOT NULL;
CREATE INDEX transactions_of_payment ON transactions (associated_transaction_id)
    WHERE associated_transaction_id IS NOT NULL;

ALTER TABLE bookings
    -- A payment that came after the hold was over asks for the same seats again, as a new booking.
    ADD COLUMN replaces        uuid REFERENCES bookings (id),
    ADD COLUMN replaced_by     uuid,
    -- Where the buyer has to go before the claimed payment can continue (3-D Secure). Such a claim does not keep the
    -- seats when the hold runs out: nothing is captured before the buyer comes back.
    ADD COLUMN payment_action  text,
    -- Code of the last payment that failed; null again when the next one begins.
    ADD COLUMN payment_failure text;

-- Events that the provider told: each takes effect once.
CREATE TABLE payment_events (
    provider       text NOT NULL,
    event_id       text NOT NULL,
    event_type     text NOT NULL,
    transaction_id uuid,
    received_at    timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX payment_events_received ON payment_events USING brin (received_at);

ALTER TABLE sandbox_payments DROP CONSTRAINT sandbox_payments_outcome_check;
