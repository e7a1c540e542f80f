-- A row of the outbox may carry several messages of one key, packed as they travel: then this is their number.
ALTER TABLE outbox ADD COLUMN bundled integer CHECK (bundled > 0);

-- A bundle is kept apart from its row, as it is: marking the row sent does not write it again.
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;
