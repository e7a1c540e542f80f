-- Users, events, seating plans and tickets of event-ticketing. Needs Shared/0001 (outbox, inbox).

CREATE TABLE users (
    user_id       uuid        PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    role          text        NOT NULL,
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL,
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_email_normalised CHECK (email = lower(btrim(email))),
    CONSTRAINT users_role_known CHECK (role IN ('buyer', 'seller', 'operator'))
);

-- One row per log-in; its id is the token's `sid`. A token is good until it expires, but only a session that has
-- neither ended nor expired gets another one.
CREATE TABLE sessions (
    session_id uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);

CREATE INDEX sessions_user_id ON sessions (user_id);

-- The one counter behind events.directory_version. Whoever changes an event takes this row's lock and keeps it until
-- commit, so versions become visible in their order and a poller that saw n has seen everything up to n.
CREATE TABLE event_directory_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value    bigint  NOT NULL
);

INSERT INTO event_directory_version (value) VALUES (0);

CREATE SEQUENCE event_ids AS bigint;

-- seller_id has no foreign key: events outlive a seller who deletes their own data.
CREATE TABLE events (
    event_id              bigint      PRIMARY KEY,
    seller_id             uuid        NOT NULL,
    name                  text        NOT NULL,
    description           text        NOT NULL,
    venue                 text        NOT NULL,
    starts_at             timestamptz NOT NULL,
    currency              text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    hold_seconds          integer     NOT NULL CHECK (hold_seconds BETWEEN 10 AND 3600),
    max_tickets_per_order integer     NOT NULL CHECK (max_tickets_per_order BETWEEN 1 AND 50),
    status                text        NOT NULL CHECK (status IN ('PREPARING', 'ON_SALE', 'CLOSED', 'ENDED')),
    channel               text        NOT NULL,
    price_from            bigint      NOT NULL,
    price_to              bigint      NOT NULL,
    seats_total           integer     NOT NULL,
    created_at            timestamptz NOT NULL,
    directory_version     bigint      NOT NULL,
    CONSTRAINT events_directory_version_key UNIQUE (directory_version)
);

CREATE INDEX events_seller ON events (seller_id, event_id);
CREATE INDEX events_status ON events (status, event_id);

CREATE TABLE event_sections (
    event_id      bigint  NOT NULL REFERENCES events (event_id) ON DELETE CASCADE,
    section_index integer NOT NULL,
    name          text    COLLATE "C" NOT NULL,
    price         bigint  NOT NULL CHECK (price BETWEEN 0 AND 1000000000),
    seats_total   integer NOT NULL,
    -- [{"number":1,"rows":20,"seatsPerRow":25,"unavailable":[{"row":1,"seat":25}],"accessible":[]}]
    subsections   jsonb   NOT NULL,
    PRIMARY KEY (event_id, section_index),
    UNIQUE (event_id, name)
);

-- One row per seat for sale, written by COPY. No foreign key (a check per row would double the load) and no index but
-- the key, so that a change of status is a heap-only update; the fill factor leaves room for those.
CREATE TABLE tickets (
    event_id    bigint   NOT NULL,
    price       bigint   NOT NULL,
    subsection  smallint NOT NULL,
    row_number  smallint NOT NULL,
    seat_number smallint NOT NULL,
    -- 0 AVAILABLE, 1 RESERVED, 2 SOLD: the same numbers as the seat bits in Kvrocks.
    status      smallint NOT NULL CHECK (status BETWEEN 0 AND 2),
    section     text     COLLATE "C" NOT NULL,
    booking_id  uuid,
    buyer_id    uuid,
    reserved_at timestamptz,
    sold_at     timestamptz,
    PRIMARY KEY (event_id, section, subsection, row_number, seat_number),
    CONSTRAINT tickets_taken_by_a_booking CHECK ((status = 0) = (booking_id IS NULL))
) WITH (fillfactor = 70);

-- What is known here of a booking, because messages of different topics may overtake each other.
CREATE TABLE ticket_bookings (
    booking_id uuid        PRIMARY KEY,
    event_id   bigint      NOT NULL,
    buyer_id   uuid,
    section    text        COLLATE "C" NOT NULL,
    -- Its seats as subsection-row-seat: 1-5-12,1-5-13
    seats      text        NOT NULL,
    -- 1 RESERVED, 2 SOLD, 3 RELEASED
    state      smallint    NOT NULL CHECK (state BETWEEN 1 AND 3),
    changed_at timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX ticket_bookings_event ON ticket_bookings (event_id);

-- Answers to POST /events by Idempotency-Key, kept for a day.
CREATE TABLE idempotent_answers (
    user_id    uuid        NOT NULL,
    key        text        COLLATE "C" NOT NULL,
    body_hash  bytea       NOT NULL,
    answer     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);

CREATE INDEX idempotent_answers_created_at ON idempotent_answers (created_at);
