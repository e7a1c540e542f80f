-- How many of a wanted quantity sit in ordinary seats beside accessible ones.

ALTER TABLE bookings
    ADD COLUMN companions integer NOT NULL DEFAULT 0
        CHECK (companions >= 0 AND (companions = 0 OR (accessible AND companions < wanted_quantity)));
