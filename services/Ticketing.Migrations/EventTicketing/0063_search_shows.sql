-- Shows that can be found: one row for each event that is on sale or closed. Triggers keep it, in the transaction of
-- whatever changes an event, its place or its production (docs/adr/0044-words-and-bigrams.md).
CREATE TABLE search_shows (
    event_id       bigint      PRIMARY KEY REFERENCES events (event_id) ON DELETE CASCADE,
    starts_at      timestamptz NOT NULL,
    city_id        bigint,
    super_venue_id bigint,
    venue_id       bigint,
    production_id  bigint,
    kind           text        NOT NULL,
    currency       text        NOT NULL,
    price_from     bigint      NOT NULL,
    -- The event has a name that its production does not have.
    has_own_name   boolean     NOT NULL,
    terms          tsvector    NOT NULL,
    seats_total    integer     NOT NULL,
    -- 0 available, 1 few left, 2 sold out; as of the last count.
    availability   smallint    NOT NULL DEFAULT 0 CHECK (availability BETWEEN 0 AND 2)
);

-- The last count of each show's seats. Apart, because it is written often and the indexes of search_shows are many.
CREATE TABLE show_counts (
    event_id   bigint      PRIMARY KEY REFERENCES search_shows (event_id) ON DELETE CASCADE,
    -- Seats that nobody holds or has; null, like the time, before the first count.
    seats_left integer,
    counted_at timestamptz
) WITH (fillfactor = 70);

CREATE INDEX show_counts_oldest ON show_counts (counted_at NULLS FIRST, event_id);

CREATE INDEX search_shows_time ON search_shows (starts_at, event_id);
CREATE INDEX search_shows_kind ON search_shows (kind, starts_at, event_id);
CREATE INDEX search_shows_city ON search_shows (city_id, starts_at, event_id);
CREATE INDEX search_shows_city_kind ON search_shows (city_id, kind, starts_at, event_id);
CREATE INDEX search_shows_city_production ON search_shows (city_id, production_id, starts_at, event_id);
CREATE INDEX search_shows_production ON search_shows (production_id, starts_at, event_id);
CREATE INDEX search_shows_place ON search_shows (super_venue_id, starts_at, event_id);
CREATE INDEX search_shows_price ON search_shows (currency, price_from, starts_at, event_id);
CREATE INDEX search_shows_city_price ON search_shows (city_id, currency, price_from, starts_at, event_id);
CREATE INDEX search_shows_terms ON search_shows USING gin (terms);
CREATE INDEX search_shows_own_names ON search_shows USING gin (terms) WHERE has_own_name;
-- The planner compares walking through time with collecting by term, and needs to know how common terms are.
ALTER TABLE search_shows ALTER COLUMN terms SET STATISTICS 1000;

-- Writes the rows of these events anew, or takes them away.
CREATE FUNCTION search_shows_refresh(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM search_shows WHERE event_id = ANY (ids)
        AND NOT EXISTS (
            SELECT FROM events e WHERE e.event_id = search_shows.event_id AND e.status IN ('ON_SALE', 'CLOSED'));
    INSERT INTO search_shows AS s (event_id, starts_at, city_id, super_venue_id, venue_id, production_id, kind, currency,
                                   price_from, has_own_name, terms, seats_total)
    SELECT e.event_id, e.starts_at, place.city_id, place.super_venue_id, e.venue_id, e.production_id,
           coalesce(p.kind, 'other'), e.currency, e.price_from, p.title IS DISTINCT FROM e.name,
           search_terms(CASE WHEN p.title = e.name THEN NULL ELSE e.name END,
                        CASE WHEN place.super_venue_id IS NULL THEN e.venue END)
               || coalesce(p.terms, '') || coalesce(place.terms, ''),
           e.seats_total
    FROM events e
    LEFT JOIN venues v ON v.venue_id = e.venue_id
    LEFT JOIN super_venues place ON place.super_venue_id = v.super_venue_id
    LEFT JOIN productions p ON p.production_id = e.production_id
    WHERE e.event_id = ANY (ids) AND e.status IN ('ON_SALE', 'CLOSED')
    ON CONFLICT (event_id) DO UPDATE
    SET starts_at = excluded.starts_at, city_id = excluded.city_id, super_venue_id = excluded.super_venue_id,
        venue_id = excluded.venue_id, production_id = excluded.production_id, kind = excluded.kind,
        currency = excluded.currency, price_from = excluded.price_from, has_own_name = excluded.has_own_name,
        terms = excluded.terms, seats_total = excluded.seats_total;
    INSERT INTO show_counts (event_id) SELECT event_id FROM search_shows WHERE event_id = ANY (ids)
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION search_shows_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_shows_refresh(ARRAY[NEW.event_id]);
    RETURN NULL;
END
$$;

CREATE TRIGGER search_shows_of_event
    AFTER INSERT OR UPDATE OF status, name, venue, starts_at, currency, price_from, seats_total, venue_id, production_id
    ON events FOR EACH ROW EXECUTE FUNCTION search_shows_of_event();

CREATE FUNCTION search_shows_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_shows_refresh(ARRAY(
        SELECT event_id FROM search_shows WHERE super_venue_id = NEW.super_venue_id));
    RETURN NULL;
END
$$;

CREATE TRIGGER search_shows_of_place AFTER UPDATE OF terms, city_id, name ON super_venues
    FOR EACH ROW WHEN (OLD.terms <> NEW.terms OR OLD.city_id <> NEW.city_id)
    EXECUTE FUNCTION search_shows_of_place();

CREATE FUNCTION search_shows_of_production() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_shows_refresh(ARRAY(
        SELECT event_id FROM search_shows WHERE production_id = NEW.production_id));
    RETURN NULL;
END
$$;

CREATE TRIGGER search_shows_of_production AFTER UPDATE OF title, original_title, performers, kind ON productions
    FOR EACH ROW EXECUTE FUNCTION search_shows_of_production();

SELECT search_shows_refresh(ARRAY(SELECT event_id FROM events WHERE status IN ('ON_SALE', 'CLOSED')));
