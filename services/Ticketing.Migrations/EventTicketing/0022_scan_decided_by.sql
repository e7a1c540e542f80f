-- What a device claimed and what was made of it. Null for scans from before. device_id is the device's own id, which
-- never changes; device_name is the label that its staff gave it.
ALTER TABLE ticket_scans
    ADD COLUMN device_name text,
    -- The device's clock; scanned_at is the time that counts.
    ADD COLUMN claimed_at timestamptz,
    -- Why scanned_at is not claimed_at, for example 'before-contact'; null when it is.
    ADD COLUMN clamped text,
    -- The rule behind the outcome, for example 'first-scan'.
    ADD COLUMN decided_by text;
