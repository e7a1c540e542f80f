-- When the sale of an event begins. Null: as soon as the event is on sale.
ALTER TABLE events ADD COLUMN sale_starts_at timestamptz;
-- How long before the start of the sale its waiting room opens, in minutes. Null: it has none.
ALTER TABLE events ADD COLUMN waiting_room_minutes integer
    CHECK (waiting_room_minutes IS NULL OR (waiting_room_minutes >= 0 AND sale_starts_at IS NOT NULL));
