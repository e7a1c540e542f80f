-- Bookings that no buyer made (docs/adr/0050). Null: an order of a buyer. A booking of an allotment keeps its seats
-- RESERVED without a deadline that anybody meets; its buyer_id is the allotment's id, so it is in nobody's history.
ALTER TABLE bookings
    ADD COLUMN purpose text CHECK (purpose IN ('allotment', 'box-office', 'reseat'));

-- Seats that a seller keeps. Which ones, and how many are left, is told by its bookings: each has at most 50.
CREATE TABLE allotments (
    id              uuid PRIMARY KEY,
    event_id        bigint NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind            text NOT NULL CHECK (kind IN ('sponsor', 'presale', 'box-office', 'house')),
    section         text NOT NULL,
    -- What was asked for: named seats, or so many of the best.
    wanted          integer NOT NULL CHECK (wanted > 0),
    -- Null: by hand only.
    release_at      timestamptz,
    released_at     timestamptz,
    -- SHA-256 of the code by which buyers order seats of it; the code is stored nowhere.
    code_hash       bytea CHECK (octet_length(code_hash) = 32),
    created_at      timestamptz NOT NULL,
    created_by      uuid NOT NULL,
    idempotency_key text,
    request_hash    bytea
);
CREATE INDEX allotments_of_event ON allotments (event_id, id);
CREATE UNIQUE INDEX allotments_idempotency ON allotments (event_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE UNIQUE INDEX allotments_of_code ON allotments (event_id, code_hash) WHERE code_hash IS NOT NULL;
-- What the sweep looks at: few among many.
CREATE INDEX allotments_open ON allotments (release_at, event_id) WHERE released_at IS NULL;
