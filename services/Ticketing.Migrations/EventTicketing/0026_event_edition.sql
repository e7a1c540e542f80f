-- Grows by one whenever the seller edits the event, so that an edit of an older edition is refused.
ALTER TABLE events ADD COLUMN edition integer NOT NULL DEFAULT 1;
