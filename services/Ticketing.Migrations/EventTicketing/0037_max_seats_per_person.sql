-- Seats that one person may hold and own of the event; null for any number.
ALTER TABLE events ADD COLUMN max_seats_per_person integer CHECK (max_seats_per_person > 0);
