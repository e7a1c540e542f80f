-- What is shown: a film, a concert, a match. A show (an event) may name one.
CREATE TABLE productions (
    production_id    bigint      PRIMARY KEY DEFAULT nextval('place_ids'),
    seller_id        uuid        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('film', 'concert', 'match', 'play', 'other')),
    title            text        NOT NULL,
    original_title   text        NOT NULL,
    performers       text[]      NOT NULL,
    description      text        NOT NULL,
    languages        text[]      NOT NULL,
    duration_minutes integer     CHECK (duration_minutes BETWEEN 1 AND 1440),
    age_rating       text        NOT NULL,
    genre            text        NOT NULL,
    created_at       timestamptz NOT NULL,
    terms            tsvector    NOT NULL
);

CREATE INDEX productions_seller ON productions (seller_id, production_id);
CREATE INDEX productions_kind ON productions (kind, production_id);
CREATE INDEX productions_terms ON productions USING gin (terms);

ALTER TABLE events ADD COLUMN production_id bigint REFERENCES productions (production_id);

CREATE FUNCTION productions_set_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.terms := search_terms(VARIADIC ARRAY[NEW.title, NEW.original_title] || NEW.performers);
    RETURN NEW;
END
$$;

CREATE TRIGGER productions_terms BEFORE INSERT OR UPDATE OF title, original_title, performers ON productions
    FOR EACH ROW EXECUTE FUNCTION productions_set_terms();
