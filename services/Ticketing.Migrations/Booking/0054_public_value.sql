-- A draw may depend on a public value that did not exist when it was named (docs/adr/0040).
ALTER TABLE waiting_rooms
    -- Entries that are in the digest and have part in the draw; who comes after the list was closed has none.
    ADD COLUMN listed integer NOT NULL DEFAULT 0,
    -- Where everybody finds the value; null for a draw from the seed alone. Fixed when the room opens.
    ADD COLUMN value_source text,
    -- From when on it can be known. The list is closed then.
    ADD COLUMN value_published_at timestamptz,
    -- The value as it was published; null if nobody has entered it. Fixed by the draw.
    ADD COLUMN public_value text,
    -- Every seat is paid for.
    ADD COLUMN sold_out boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT waiting_rooms_value CHECK ((value_source IS NULL) = (value_published_at IS NULL)
        AND (public_value IS NULL OR value_source IS NOT NULL));

UPDATE waiting_rooms SET listed = CASE WHEN drawn_at IS NULL THEN entries ELSE drawn END;
