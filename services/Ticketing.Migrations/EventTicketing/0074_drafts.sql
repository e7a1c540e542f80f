-- An event that its seller has not published: its seats are prepared, and no list names it.
ALTER TABLE events ADD COLUMN is_draft boolean NOT NULL DEFAULT false;
