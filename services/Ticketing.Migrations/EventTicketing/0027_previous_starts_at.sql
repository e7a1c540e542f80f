-- When the event was to begin before its seller last moved it; null if it was never moved.
ALTER TABLE events ADD COLUMN previous_starts_at timestamptz;
