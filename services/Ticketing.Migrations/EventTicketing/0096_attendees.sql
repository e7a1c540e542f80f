-- What an event asks of those who come. Most events ask nothing and have no row.
CREATE TABLE event_attendee_rules (
    event_id      bigint      PRIMARY KEY REFERENCES events (event_id) ON DELETE CASCADE,
    names         text        NOT NULL CHECK (names IN ('none', 'optional', 'required')),
    -- Until when an answer may be changed; null: never once it was given.
    changes_until timestamptz,
    -- [{"id": "…", "text": "Meal?", "kind": "choice", "per": "ticket", "required": true, "choices": ["Rice", "Noodles"]}]
    questions     jsonb       NOT NULL,
    -- Ids of the required questions, so that a statement finds who has not answered.
    required_of_ticket text[] NOT NULL,
    required_of_order  text[] NOT NULL
);

-- So that a page of an event that asks nothing asks the server nothing either.
ALTER TABLE events
    ADD COLUMN asks_attendees boolean NOT NULL DEFAULT false,
    ADD COLUMN forbids_transfers boolean NOT NULL DEFAULT false;

-- The name on a ticket, and the answers for it. Personal data: erased with the account of who gave it.
CREATE TABLE ticket_attendees (
    booking_id  uuid        NOT NULL,
    subsection  smallint    NOT NULL,
    row_number  smallint    NOT NULL,
    seat_number smallint    NOT NULL,
    event_id    bigint      NOT NULL,
    name        text        CHECK (length(name) <= 80),
    -- By question: {"018f…": "Rice"}
    answers     jsonb       NOT NULL,
    given_by    uuid        NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (booking_id, subsection, row_number, seat_number)
);
CREATE INDEX ticket_attendees_of_giver ON ticket_attendees (given_by);

-- The answers for a whole order.
CREATE TABLE order_answers (
    booking_id uuid        PRIMARY KEY,
    event_id   bigint      NOT NULL,
    answers    jsonb       NOT NULL,
    given_by   uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX order_answers_of_giver ON order_answers (given_by);
