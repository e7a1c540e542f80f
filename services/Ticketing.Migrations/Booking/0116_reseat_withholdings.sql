-- Parties that are to move and whose tickets no door takes meanwhile (docs/adr/0050). A row goes when the party has moved, or when
-- the doors take its tickets again.
CREATE TABLE reseat_withholdings (
    -- The booking that asks for the new seats; the doors know the question by it.
    id          uuid PRIMARY KEY,
    -- The order whose tickets are withheld: one move at a time.
    booking_id  uuid        NOT NULL UNIQUE,
    withheld_at timestamptz NOT NULL
);
