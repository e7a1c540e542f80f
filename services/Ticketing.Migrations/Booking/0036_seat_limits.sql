-- One row a buyer and event with a limit of seats a person. Whoever adds seats locks it first, and then counts the buyer's
-- bookings: the count is never stored, so it cannot drift (docs/adr/0037).
CREATE TABLE seat_limit_locks (
    event_id bigint NOT NULL,
    buyer_id uuid   NOT NULL,
    PRIMARY KEY (event_id, buyer_id)
);
