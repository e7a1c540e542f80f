-- Seating plans that a seller keeps under a name. A version never changes: events are made from one.
CREATE TABLE plans (
    plan_id        uuid        PRIMARY KEY,
    seller_id      uuid        NOT NULL REFERENCES users (user_id),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    newest_version integer     NOT NULL CHECK (newest_version >= 1),
    created_at     timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL
);

CREATE INDEX plans_seller ON plans (seller_id, changed_at DESC, plan_id);

CREATE TABLE plan_versions (
    plan_id    uuid        NOT NULL REFERENCES plans (plan_id) ON DELETE CASCADE,
    version    integer     NOT NULL CHECK (version >= 1),
    name       text        NOT NULL,
    seats      integer     NOT NULL,
    -- docs/plan-format, as PUT and POST take it.
    document   text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (plan_id, version)
);

-- Where the seats of an event are. Apart from its sections: only who draws the plan reads it.
CREATE TABLE event_drawings (
    event_id bigint PRIMARY KEY REFERENCES events (event_id) ON DELETE CASCADE,
    drawing  jsonb  NOT NULL
);

-- So that nobody asks for the drawing of an event that has none.
ALTER TABLE events ADD COLUMN has_drawing boolean NOT NULL DEFAULT false;
