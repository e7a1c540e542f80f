-- Waiting rooms (docs/adr/0040): people who wait for a sale to begin, and for their turn in it. Whoever changes an entry
-- has the room's row locked, so numbers, positions and changes are given in the order of the commits.

CREATE TABLE waiting_rooms (
    event_id       bigint PRIMARY KEY,
    opens_at       timestamptz NOT NULL,
    sale_starts_at timestamptz NOT NULL,
    -- Kept secret until the draw; its SHA-256 is published from the beginning.
    seed           bytea NOT NULL,
    -- SHA-256 over the digest before it and the newest entry; 32 zeros at first. Final from the draw on.
    entries_digest bytea NOT NULL,
    entries        integer NOT NULL DEFAULT 0,
    -- Entries whose order was drawn.
    drawn          integer NOT NULL DEFAULT 0,
    drawn_at       timestamptz,
    last_number    integer NOT NULL DEFAULT 0,
    -- Everybody up to this number has been let in.
    now_serving    integer NOT NULL DEFAULT 0,
    -- People let in a second: now, and the best average since the draw.
    pace           double precision NOT NULL,
    best_pace      double precision NOT NULL,
    paced_at       timestamptz NOT NULL DEFAULT '-infinity',
    last_change    bigint NOT NULL DEFAULT 0,
    -- The sale is over.
    closed_at      timestamptz
);

CREATE TABLE waiting_room_entries (
    event_id    bigint NOT NULL,
    user_id     uuid NOT NULL,
    -- What the person's device chose.
    nonce       bytea NOT NULL,
    -- SHA-256 of "event:user:nonce", published after the draw.
    entry       bytea NOT NULL,
    -- Order of coming, from 1.
    position    integer NOT NULL,
    -- Place in the line, from 1; null before the draw. Never changes.
    number      integer,
    joined_at   timestamptz NOT NULL,
    -- When the person was let in last; null for who waits, or waits again.
    admitted_at timestamptz,
    -- Grows with every change of any entry of the room: the cursor of the gateways.
    change      bigint NOT NULL,
    PRIMARY KEY (event_id, user_id)
);
CREATE INDEX waiting_room_changes ON waiting_room_entries (event_id, change);
CREATE INDEX waiting_room_line ON waiting_room_entries (event_id, number)
    WHERE admitted_at IS NULL AND number IS NOT NULL;

-- How fast each gateway got its orders answered in the last second.
CREATE TABLE waiting_room_gateways (
    gateway_id  uuid PRIMARY KEY,
    reported_at timestamptz NOT NULL,
    orders      integer NOT NULL,
    p95_ms      double precision NOT NULL,
    failed      integer NOT NULL
);
