-- Codes that buyers type: discounts, access to a pre-sale, vouchers (docs/adr/0049). The counters are here, in the
-- database of the orders, so that a use is taken and given back in the transaction that changes the order.
CREATE TABLE codes (
    id                  uuid PRIMARY KEY,
    seller_id           uuid NOT NULL,
    -- Null: for all events of the seller.
    event_id            bigint,
    -- Capital letters and digits alone: what a typed code becomes before it is compared.
    code                text NOT NULL,
    -- As the seller writes it.
    shown               text NOT NULL,
    kind                text NOT NULL CHECK (kind IN ('amount', 'percent', 'n_for_m', 'access', 'voucher', 'free_seat')),
    -- Codes that were made together.
    batch_id            uuid,
    note                text NOT NULL DEFAULT '',
    -- Minor units of an amount off and of a voucher's first balance, or percent.
    value               bigint NOT NULL DEFAULT 0 CHECK (value >= 0),
    currency            text,
    -- n seats for the price of m.
    group_seats         integer,
    group_pays          integer,
    valid_from          timestamptz,
    valid_until         timestamptz,
    max_uses            integer CHECK (max_uses > 0),
    max_uses_per_person integer CHECK (max_uses_per_person > 0),
    min_seats           integer NOT NULL DEFAULT 1,
    max_seats           integer,
    -- Sections it counts for; null for all.
    sections            text[],
    -- Categories of seats it counts for; null for all.
    categories          text[],
    returns_on_refund   boolean NOT NULL,
    -- Orders that hold or own it: as many as code_uses that are not given back.
    used                integer NOT NULL DEFAULT 0 CHECK (used >= 0),
    -- What is left of a voucher.
    balance_minor       bigint NOT NULL DEFAULT 0 CHECK (balance_minor >= 0),
    edition             integer NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL,
    stopped_at          timestamptz,
    UNIQUE (seller_id, code)
);
-- A seller's list, newest first: ids are in order of time.
CREATE INDEX codes_of_seller ON codes (seller_id, id DESC);

-- One row an order with a code. A late payment's new order has a row of its own.
CREATE TABLE code_uses (
    booking_id         uuid PRIMARY KEY,
    code_id            uuid NOT NULL REFERENCES codes (id),
    buyer_id           uuid NOT NULL,
    taken_at           timestamptz NOT NULL,
    given_back_at      timestamptz,
    -- What a voucher paid of the order, and what of it went back to the voucher.
    voucher_minor      bigint NOT NULL DEFAULT 0 CHECK (voucher_minor >= 0),
    voucher_back_minor bigint NOT NULL DEFAULT 0 CHECK (voucher_back_minor BETWEEN 0 AND voucher_minor),
    -- What the voucher paid of each seat: [[subsection,row,seat,minor],…].
    shares             jsonb
);
CREATE INDEX code_uses_of_person ON code_uses (code_id, buyer_id) WHERE given_back_at IS NULL;

-- What an order with a code was promised, and what that is worth once its seats are found. Null without a code.
ALTER TABLE bookings ADD COLUMN promised_discount jsonb;
ALTER TABLE bookings ADD COLUMN discount_minor bigint CHECK (discount_minor >= 0);
