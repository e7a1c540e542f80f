-- Figures of an event: what was held, paid, abandoned, refunded and let in, as a whole, by section and by minute
-- (docs/adr/0053). Triggers add to sales_deltas what a statement changes, in its transaction; a worker folds deltas
-- into sales_figures. A figure is the sum of both, so it equals a count of ticket_bookings and ticket_scans at any moment.

-- What the figures count of a booking. `refunds`: [{"at":"…","seats":1,"refunded":90000,"fee":10000}], amounts in minor
-- units; without them a refund is the seats' part of what was paid.
ALTER TABLE ticket_bookings
    ADD COLUMN reserved_at timestamptz,
    ADD COLUMN sold_at     timestamptz,
    -- When the booking ended without payment.
    ADD COLUMN released_at timestamptz,
    ADD COLUMN paid_minor  bigint,
    ADD COLUMN refunds     jsonb;

-- Append-only until the fold: batches of one event never wait for each other here. No key: nobody names a delta.
CREATE TABLE sales_deltas (
    event_id         bigint      NOT NULL,
    -- What is counted apart: event (value ''), section, door. Others may be added; a reader asks for those it knows.
    dimension        text        COLLATE "C" NOT NULL,
    value            text        COLLATE "C" NOT NULL,
    minute           timestamptz NOT NULL,
    orders_held      bigint      NOT NULL DEFAULT 0,
    orders_paid      bigint      NOT NULL DEFAULT 0,
    orders_abandoned bigint      NOT NULL DEFAULT 0,
    -- Seats that came into a hold, were paid, were let go unpaid, were refunded. Held now: held - paid - abandoned;
    -- sold now: paid - refunded.
    seats_held       bigint      NOT NULL DEFAULT 0,
    seats_paid       bigint      NOT NULL DEFAULT 0,
    seats_abandoned  bigint      NOT NULL DEFAULT 0,
    seats_refunded   bigint      NOT NULL DEFAULT 0,
    -- Minor units of the event's currency. fees_minor: what the seller kept of refunded seats.
    paid_minor       bigint      NOT NULL DEFAULT 0,
    refunded_minor   bigint      NOT NULL DEFAULT 0,
    fees_minor       bigint      NOT NULL DEFAULT 0,
    admitted         bigint      NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_threshold = 100000);
CREATE INDEX sales_deltas_event ON sales_deltas (event_id);

-- Outlives its event. Three rows a minute: of all time, of its hour, of itself.
CREATE TABLE sales_figures (
    event_id         bigint      NOT NULL,
    dimension        text        COLLATE "C" NOT NULL,
    -- 0 all time (at is -infinity), 1 an hour, 2 a minute; both begin in UTC.
    grain            smallint    NOT NULL CHECK (grain BETWEEN 0 AND 2),
    value            text        COLLATE "C" NOT NULL,
    at               timestamptz NOT NULL,
    orders_held      bigint      NOT NULL,
    orders_paid      bigint      NOT NULL,
    orders_abandoned bigint      NOT NULL,
    seats_held       bigint      NOT NULL,
    seats_paid       bigint      NOT NULL,
    seats_abandoned  bigint      NOT NULL,
    seats_refunded   bigint      NOT NULL,
    paid_minor       bigint      NOT NULL,
    refunded_minor   bigint      NOT NULL,
    fees_minor       bigint      NOT NULL,
    admitted         bigint      NOT NULL,
    -- The grain first: what is read of all time lies together, however many minutes there are.
    PRIMARY KEY (event_id, grain, dimension, value, at)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- What one booking adds to the figures, times `sign`. Each seat that was taken counts as held, also where its payment came
-- first; seats whose refund overtook the payment are paid and refunded at once, without their money, until it comes.
CREATE FUNCTION sales_of_booking(
    sign bigint, named_seats text, held_at timestamptz, bought_at timestamptz, let_go_at timestamptz, paid bigint,
    given_back jsonb)
RETURNS TABLE (
    minute timestamptz, orders_held bigint, orders_paid bigint, orders_abandoned bigint, seats_held bigint,
    seats_paid bigint, seats_abandoned bigint, seats_refunded bigint, paid_minor bigint, refunded_minor bigint,
    fees_minor bigint)
LANGUAGE sql STABLE AS $$
    SELECT date_trunc('minute', e.at, 'UTC'), sign * e.o_held, sign * e.o_paid, sign * e.o_abandoned, sign * e.s_held,
           sign * e.s_paid, sign * e.s_abandoned, sign * e.s_refunded, sign * e.m_paid, sign * e.m_refunded,
           sign * e.m_fees
    FROM (SELECT cardinality(string_to_array(named_seats, ',')) AS n) seats
    CROSS JOIN LATERAL (
        SELECT coalesce(held_at, bought_at) AS at, 1 AS o_held, 0 AS o_paid, 0 AS o_abandoned, seats.n AS s_held,
               0 AS s_paid, 0 AS s_abandoned, 0 AS s_refunded, 0::bigint AS m_paid, 0::bigint AS m_refunded,
               0::bigint AS m_fees
        WHERE coalesce(held_at, bought_at) IS NOT NULL
        UNION ALL
        SELECT bought_at, 0, 1, 0, 0, seats.n, 0, 0, coalesce(paid, 0), 0, 0 WHERE bought_at IS NOT NULL
        UNION ALL
        SELECT let_go_at, 0, 0, 1, 0, 0, seats.n, 0, 0, 0, 0
        WHERE let_go_at IS NOT NULL AND held_at IS NOT NULL AND bought_at IS NULL
        UNION ALL
        SELECT r.at, 0, 0, 0, 0, CASE WHEN bought_at IS NULL THEN r.seats ELSE 0 END, 0, r.seats, 0,
               CASE WHEN bought_at IS NULL THEN 0
                    ELSE coalesce(r.refunded, coalesce(paid, 0) * r.seats / nullif(seats.n, 0)) END,
               CASE WHEN bought_at IS NULL THEN 0 ELSE coalesce(r.fee, 0) END
        FROM jsonb_to_recordset(given_back) AS r (at timestamptz, seats integer, refunded bigint, fee bigint)
        WHERE coalesce(held_at, bought_at) IS NOT NULL
    ) e
$$;

-- A statement writes a batch of bookings; their differences are added up by section and minute before they are written.
CREATE FUNCTION count_bookings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO sales_deltas
        SELECT c.event_id, d.dimension, d.value, c.minute, c.o_held, c.o_paid, c.o_abandoned, c.s_held, c.s_paid,
               c.s_abandoned, c.s_refunded, c.m_paid, c.m_refunded, c.m_fees
        FROM (
            SELECT b.event_id, b.section, s.minute, sum(s.orders_held) AS o_held, sum(s.orders_paid) AS o_paid,
                   sum(s.orders_abandoned) AS o_abandoned, sum(s.seats_held) AS s_held, sum(s.seats_paid) AS s_paid,
                   sum(s.seats_abandoned) AS s_abandoned, sum(s.seats_refunded) AS s_refunded,
                   sum(s.paid_minor) AS m_paid, sum(s.refunded_minor) AS m_refunded, sum(s.fees_minor) AS m_fees
            FROM new_bookings b
            CROSS JOIN LATERAL sales_of_booking(
                1, b.seats, b.reserved_at, b.sold_at, b.released_at, b.paid_minor, b.refunds) s
            GROUP BY b.event_id, b.section, s.minute) c
        CROSS JOIN LATERAL (VALUES ('event', ''), ('section', c.section)) AS d (dimension, value);
    ELSE
        INSERT INTO sales_deltas
        SELECT c.event_id, d.dimension, d.value, c.minute, c.o_held, c.o_paid, c.o_abandoned, c.s_held, c.s_paid,
               c.s_abandoned, c.s_refunded, c.m_paid, c.m_refunded, c.m_fees
        FROM (
            SELECT b.event_id, b.section, s.minute, sum(s.orders_held) AS o_held, sum(s.orders_paid) AS o_paid,
                   sum(s.orders_abandoned) AS o_abandoned, sum(s.seats_held) AS s_held, sum(s.seats_paid) AS s_paid,
                   sum(s.seats_abandoned) AS s_abandoned, sum(s.seats_refunded) AS s_refunded,
                   sum(s.paid_minor) AS m_paid, sum(s.refunded_minor) AS m_refunded, sum(s.fees_minor) AS m_fees
            FROM (SELECT 1 AS sign, event_id, section, seats, reserved_at, sold_at, released_at, paid_minor, refunds
                  FROM new_bookings
                  UNION ALL
                  SELECT -1, event_id, section, seats, reserved_at, sold_at, released_at, paid_minor, refunds
                  FROM old_bookings) b
            CROSS JOIN LATERAL sales_of_booking(
                b.sign, b.seats, b.reserved_at, b.sold_at, b.released_at, b.paid_minor, b.refunds) s
            GROUP BY b.event_id, b.section, s.minute) c
        CROSS JOIN LATERAL (VALUES ('event', ''), ('section', c.section)) AS d (dimension, value)
        WHERE (c.o_held, c.o_paid, c.o_abandoned, c.s_held, c.s_paid, c.s_abandoned, c.s_refunded, c.m_paid,
               c.m_refunded, c.m_fees) IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    END IF;
    RETURN NULL;
END $$;

-- A scan that admits, and one that does no more: taken back, or overtaken by an earlier one.
CREATE FUNCTION count_admission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sales_deltas (event_id, dimension, value, minute, admitted)
    SELECT NEW.event_id, d.dimension, d.value, date_trunc('minute', NEW.scanned_at, 'UTC'),
           CASE WHEN NEW.outcome = 'admitted' THEN 1 ELSE -1 END
    FROM (VALUES ('event', ''), ('section', split_part(NEW.ticket_id, '-', 2)),
                 ('door', coalesce(nullif(NEW.device_name, ''), NEW.device_id))) AS d (dimension, value);
    RETURN NULL;
END $$;

-- The same figures, counted from what is recorded.
CREATE FUNCTION recount_sales(event bigint)
RETURNS TABLE (
    dimension text, value text, minute timestamptz, orders_held bigint, orders_paid bigint, orders_abandoned bigint,
    seats_held bigint, seats_paid bigint, seats_abandoned bigint, seats_refunded bigint, paid_minor bigint,
    refunded_minor bigint, fees_minor bigint, admitted bigint)
LANGUAGE sql STABLE AS $$
    SELECT d.dimension, d.value, s.minute, sum(s.orders_held)::bigint, sum(s.orders_paid)::bigint,
           sum(s.orders_abandoned)::bigint, sum(s.seats_held)::bigint, sum(s.seats_paid)::bigint,
           sum(s.seats_abandoned)::bigint, sum(s.seats_refunded)::bigint, sum(s.paid_minor)::bigint,
           sum(s.refunded_minor)::bigint, sum(s.fees_minor)::bigint, 0::bigint
    FROM ticket_bookings b
    CROSS JOIN LATERAL sales_of_booking(
        1, b.seats, b.reserved_at, b.sold_at, b.released_at, b.paid_minor, b.refunds) s
    CROSS JOIN LATERAL (VALUES ('event', ''), ('section', b.section)) AS d (dimension, value)
    WHERE b.event_id = event
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT d.dimension, d.value, date_trunc('minute', t.scanned_at, 'UTC'), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*)
    FROM ticket_scans t
    CROSS JOIN LATERAL (VALUES ('event', ''), ('section', split_part(t.ticket_id, '-', 2)),
                               ('door', coalesce(nullif(t.device_name, ''), t.device_id))) AS d (dimension, value)
    WHERE t.event_id = event AND t.outcome = 'admitted'
    GROUP BY 1, 2, 3
$$;

-- Bookings from before: their times and prices stand on the tickets they hold. Of seats that were given back only the last
-- change is known, and no money.
UPDATE ticket_bookings b
SET reserved_at = coalesce(t.reserved_at, b.changed_at),
    sold_at = CASE WHEN b.state = 2 OR (b.state = 3 AND b.were_sold) THEN coalesce(t.sold_at, b.changed_at) END,
    released_at = CASE WHEN b.state = 3 AND NOT b.were_sold THEN b.changed_at END,
    paid_minor = t.price * cardinality(string_to_array(b.seats, ',')),
    refunds = CASE WHEN b.were_sold AND b.released <> '' THEN jsonb_build_array(jsonb_build_object(
        'at', b.changed_at, 'seats', cardinality(string_to_array(b.released, ',')))) END
FROM ticket_bookings o
LEFT JOIN (SELECT booking_id, min(reserved_at) AS reserved_at, max(sold_at) AS sold_at, max(price) AS price
           FROM tickets WHERE booking_id IS NOT NULL GROUP BY booking_id) t ON t.booking_id = o.booking_id
WHERE b.booking_id = o.booking_id AND b.seats <> '';

INSERT INTO sales_deltas
SELECT e.event_id, r.* FROM events e CROSS JOIN LATERAL recount_sales(e.event_id) r;

CREATE TRIGGER count_new_bookings AFTER INSERT ON ticket_bookings
    REFERENCING NEW TABLE AS new_bookings FOR EACH STATEMENT EXECUTE FUNCTION count_bookings();
CREATE TRIGGER count_changed_bookings AFTER UPDATE ON ticket_bookings
    REFERENCING OLD TABLE AS old_bookings NEW TABLE AS new_bookings FOR EACH STATEMENT EXECUTE FUNCTION count_bookings();
CREATE TRIGGER count_new_admission AFTER INSERT ON ticket_scans
    FOR EACH ROW WHEN (NEW.outcome = 'admitted') EXECUTE FUNCTION count_admission();
CREATE TRIGGER count_changed_admission AFTER UPDATE OF outcome ON ticket_scans
    FOR EACH ROW WHEN ((OLD.outcome = 'admitted') <> (NEW.outcome = 'admitted')) EXECUTE FUNCTION count_admission();
