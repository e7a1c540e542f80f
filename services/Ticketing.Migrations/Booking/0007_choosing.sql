-- What a buyer may wish besides a section and a number of seats.

ALTER TABLE bookings
    -- Best available in several sections, in order of preference: [["C",2],["A",0]], name and index. Null: in section
    -- alone. The columns section and section_index are those of the attempt that runs, or that got the seats.
    ADD COLUMN preferences     jsonb,
    ADD COLUMN attempt         integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    -- All seats side by side in one row, or none.
    ADD COLUMN adjacent        boolean NOT NULL DEFAULT false,
    -- Accessible seats only.
    ADD COLUMN accessible      boolean NOT NULL DEFAULT false,
    -- Most a seat may cost.
    ADD COLUMN price_cap_minor bigint CHECK (price_cap_minor >= 0);
