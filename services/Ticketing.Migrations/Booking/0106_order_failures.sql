-- Orders that got no seats, for an event's figures: each batch of answers adds a row, in its statement. Never changed, and
-- far fewer rows than orders.
CREATE TABLE order_failures (
    event_id bigint      NOT NULL,
    minute   timestamptz NOT NULL,
    failed   integer     NOT NULL CHECK (failed > 0)
);
CREATE INDEX order_failures_event ON order_failures (event_id);

INSERT INTO order_failures
SELECT event_id, date_trunc('minute', updated_at, 'UTC'), count(*) FROM bookings WHERE status = 'FAILED' GROUP BY 1, 2;
