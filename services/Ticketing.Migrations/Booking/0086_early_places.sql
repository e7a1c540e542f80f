-- Orders that have the lower price of an event's first places. What is taken of them is counted from the orders.
CREATE TABLE early_place_claims (
    event_id   bigint NOT NULL,
    -- Of the early bird.
    name       text NOT NULL,
    -- Written before the order itself, which may never come.
    booking_id uuid NOT NULL,
    places     integer NOT NULL CHECK (places > 0),
    -- Which of the order's seats have the price; null: all.
    category   text,
    section    text,
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, name, booking_id)
);
