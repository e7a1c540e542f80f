-- The shows of one hall, soonest first: GET /search?venue=.
CREATE INDEX search_shows_venue ON search_shows (venue_id, starts_at, event_id);
