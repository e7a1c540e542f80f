-- Tables that every service database has: messages to send, messages handled, and the broker that we sent to.

CREATE TABLE outbox (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id       uuid        NOT NULL,
    topic            text        NOT NULL,
    partition_number integer,              -- null: the key's hash decides
    message_key      text        NOT NULL,
    message_type     text        NOT NULL,
    payload          bytea       NOT NULL,
    trace_parent     text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    sent_at          timestamptz           -- null: not acknowledged by the broker yet
);

-- The relay reads unsent rows in order of id; they are few, so the index stays small.
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

-- Every row is updated once when it is sent: leave room on the page, and clean up early.
ALTER TABLE outbox SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

CREATE TABLE inbox (
    message_id  uuid        PRIMARY KEY,
    accepted_at timestamptz NOT NULL DEFAULT now()
);

-- Rows arrive in time order: a block-range index is enough for the clean-up and costs next to nothing.
CREATE INDEX inbox_accepted_at ON inbox USING brin (accepted_at);

-- One row: the cluster id of the broker whose log holds what was sent. Another id means that the log was lost.
CREATE TABLE broker_state (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    cluster_id text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
