-- Who took an admission back, and when. Null for scans that nobody took back, or before it was recorded.
ALTER TABLE ticket_scans
    ADD COLUMN undone_by uuid,
    ADD COLUMN undone_at timestamptz;
