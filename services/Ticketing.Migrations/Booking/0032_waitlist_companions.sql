-- How many of a party wait for ordinary seats beside the accessible ones of the others.
ALTER TABLE waitlist_entries
    ADD COLUMN companions integer NOT NULL DEFAULT 0
        CHECK (companions >= 0 AND (companions = 0 OR (accessible AND companions < party_size)));
