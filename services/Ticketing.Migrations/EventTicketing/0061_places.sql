-- City → super-venue (a cinema, an arena) → venue (a hall). Needs 0060 for what is searched.

CREATE SEQUENCE place_ids AS bigint;

-- A list that all sellers share.
CREATE TABLE cities (
    city_id    bigint           PRIMARY KEY DEFAULT nextval('place_ids'),
    name       text             NOT NULL,
    -- As people there write it, for example 台北; empty where it is the same.
    local_name text             NOT NULL DEFAULT '',
    country    text             NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    time_zone  text             NOT NULL,
    latitude   double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude  double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT cities_once UNIQUE (country, name)
);

CREATE INDEX cities_by_name ON cities (name, city_id);

-- seller_id has no foreign key: places outlive a seller who deletes their own data, as events do.
CREATE TABLE super_venues (
    super_venue_id bigint           PRIMARY KEY DEFAULT nextval('place_ids'),
    seller_id      uuid             NOT NULL,
    city_id        bigint           NOT NULL REFERENCES cities (city_id),
    kind           text             NOT NULL CHECK (kind IN ('cinema', 'arena', 'theatre', 'club', 'other')),
    name           text             NOT NULL,
    address        text             NOT NULL,
    latitude       double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude      double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    -- Geohash of nine characters, about five metres: places near each other share its beginning.
    cell           text             COLLATE "C" NOT NULL CHECK (length(cell) = 9),
    created_at     timestamptz      NOT NULL,
    terms          tsvector         NOT NULL
);

CREATE INDEX super_venues_city ON super_venues (city_id, super_venue_id);
CREATE INDEX super_venues_seller ON super_venues (seller_id, super_venue_id);
CREATE INDEX super_venues_cell ON super_venues (cell);
CREATE INDEX super_venues_terms ON super_venues USING gin (terms);

CREATE TABLE venues (
    venue_id        bigint      PRIMARY KEY DEFAULT nextval('place_ids'),
    super_venue_id  bigint      NOT NULL REFERENCES super_venues (super_venue_id),
    name            text        NOT NULL,
    -- The seating plan that a new show begins with.
    default_plan_id bigint,
    created_at      timestamptz NOT NULL,
    CONSTRAINT venues_once UNIQUE (super_venue_id, name)
);

ALTER TABLE events ADD COLUMN venue_id bigint REFERENCES venues (venue_id);

CREATE FUNCTION super_venues_set_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.terms := (
        SELECT search_terms(NEW.name, city.name, city.local_name) FROM cities city WHERE city.city_id = NEW.city_id);
    RETURN NEW;
END
$$;

CREATE TRIGGER super_venues_terms BEFORE INSERT OR UPDATE OF name, city_id, terms ON super_venues
    FOR EACH ROW EXECUTE FUNCTION super_venues_set_terms();

-- A city that is renamed is found by its new name: its places take their terms anew.
CREATE FUNCTION cities_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE super_venues SET terms = terms WHERE city_id = NEW.city_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER cities_renamed AFTER UPDATE OF name, local_name ON cities
    FOR EACH ROW EXECUTE FUNCTION cities_renamed();
