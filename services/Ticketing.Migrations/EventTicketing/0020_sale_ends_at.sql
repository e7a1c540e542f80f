-- When the sale of an event ends. Null, for events from before: when the event begins.
ALTER TABLE events ADD COLUMN sale_ends_at timestamptz;
