-- Tickets whose buyer asks for the money back: no door takes them while the payment provider is asked. A row goes
-- when the refund was refused, or when the ticket was given back.
CREATE TABLE ticket_withholdings (
    booking_id  uuid        NOT NULL,
    subsection  smallint    NOT NULL,
    row_number  smallint    NOT NULL,
    seat_number smallint    NOT NULL,
    event_id    bigint      NOT NULL,
    section     text        NOT NULL,
    -- Booking-service's transaction; asking again under it is the same question.
    refund_id   uuid        NOT NULL,
    withheld_at timestamptz NOT NULL,
    PRIMARY KEY (booking_id, subsection, row_number, seat_number)
);
CREATE INDEX ticket_withholdings_of_event ON ticket_withholdings (event_id);
CREATE INDEX ticket_withholdings_of_refund ON ticket_withholdings (refund_id);
