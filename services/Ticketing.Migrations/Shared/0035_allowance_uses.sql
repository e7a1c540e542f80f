-- How often something happened to one subject within a window: holds that a buyer let go, payments that were declined,
-- accounts and events that were made. A window begins with its first use. Rows are forgotten after their window.
CREATE TABLE allowance_uses (
    kind           text        NOT NULL,
    -- For example an event and a buyer, an order, an address.
    subject        text        NOT NULL,
    uses           integer     NOT NULL CHECK (uses > 0),
    -- The allowance as it was at the last use.
    max_uses       integer     NOT NULL,
    window_ends_at timestamptz NOT NULL,
    -- Set when the allowance is used up: nothing more until then.
    blocked_until  timestamptz,
    PRIMARY KEY (kind, subject)
);
-- Orders and payments look here: it is as good as empty.
CREATE INDEX allowance_uses_blocked ON allowance_uses (kind, subject) WHERE blocked_until IS NOT NULL;
CREATE INDEX allowance_uses_ended ON allowance_uses (window_ends_at);
