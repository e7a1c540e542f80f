-- Accessible seats are waited for apart from the others, and are for those who do first.
ALTER TABLE waitlist_entries ADD COLUMN accessible boolean NOT NULL DEFAULT false;
ALTER TABLE waitlist_sections
    ADD COLUMN accessible boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT waitlist_sections_pkey,
    ADD PRIMARY KEY (event_id, section, accessible);

-- The audit is forgotten some time after its event, by a transaction that says that this is what it does. No line is
-- ever changed.
CREATE OR REPLACE FUNCTION waitlist_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('ticketing.forgets_waitlist_audit', true) = 'yes' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'waitlist_audit is append-only';
END $$;
