-- Kind of buyer and category that a ticket was sold for; null where the event has none, and for available tickets.
ALTER TABLE tickets
    ADD COLUMN kind text,
    ADD COLUMN category text;

-- How an event prices its seats beyond one price a section (EventPricing); null: it does not.
ALTER TABLE events ADD COLUMN pricing jsonb;
