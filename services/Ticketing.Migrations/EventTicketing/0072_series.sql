-- One request for many shows: a film five times a day for a month, a tour. A show is an event; what is the series' own is
-- which dates it has, and which of them are events already.
CREATE TABLE event_series (
    series_id    uuid        PRIMARY KEY,
    seller_id    uuid        NOT NULL,
    name         text        NOT NULL,
    venue        text        NOT NULL,
    time_zone    text        NOT NULL,
    currency     text        NOT NULL,
    -- Of the request, so that a repeated one is told from another with the same key.
    request_hash bytea       NOT NULL,
    created_at   timestamptz NOT NULL
);

CREATE INDEX event_series_seller ON event_series (seller_id, created_at);

CREATE TABLE event_series_dates (
    series_id uuid        NOT NULL REFERENCES event_series (series_id) ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    -- Written in the transaction that creates the event: a date is never two events.
    event_id  bigint,
    PRIMARY KEY (series_id, starts_at)
);

CREATE INDEX event_series_dates_to_create ON event_series_dates (series_id, starts_at) WHERE event_id IS NULL;

ALTER TABLE events ADD COLUMN series_id uuid;
CREATE INDEX events_of_series ON events (series_id, starts_at, event_id) WHERE series_id IS NOT NULL;
