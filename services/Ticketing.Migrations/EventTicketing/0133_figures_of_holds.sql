-- Nearly all bookings of a sale are new and hold seats, and no more has happened to them: they are counted without
-- sales_of_booking and sales_by_category, which look at payments, ends, refunds and moves too. What is counted is the same.

-- True of a booking of which no more is known than that it holds its seats.
CREATE FUNCTION only_holds(
    held_at timestamptz, bought_at timestamptz, let_go_at timestamptz, given_back jsonb, allotment boolean) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT held_at IS NOT NULL AND bought_at IS NULL AND let_go_at IS NULL AND given_back IS NULL AND NOT allotment
$$;

-- A statement writes a batch of bookings; their differences are added up by section, code, category and minute before they are
-- written. The planner's estimate of a large batch would have it compiled for seconds.
CREATE OR REPLACE FUNCTION count_bookings() RETURNS trigger LANGUAGE plpgsql SET jit TO off AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO sales_deltas (event_id, dimension, value, minute,
            orders_held, orders_paid, orders_abandoned, seats_held, seats_paid, seats_abandoned, seats_refunded, paid_minor,
            refunded_minor, fees_minor, seats_allotted, seats_moved, service_fees_minor)
        SELECT c.event_id, d.dimension, d.value, c.minute,
               c.orders_held, c.orders_paid, c.orders_abandoned, c.seats_held, c.seats_paid, c.seats_abandoned, c.seats_refunded,
               c.paid_minor, c.refunded_minor, c.fees_minor, c.seats_allotted, c.seats_moved, c.service_fees_minor
        FROM (
            SELECT s.event_id, s.section, s.code, s.category, s.minute,
               sum(s.orders_held) AS orders_held, sum(s.orders_paid) AS orders_paid, sum(s.orders_abandoned) AS orders_abandoned,
               sum(s.seats_held) AS seats_held, sum(s.seats_paid) AS seats_paid, sum(s.seats_abandoned) AS
               seats_abandoned, sum(s.seats_refunded) AS seats_refunded, sum(s.paid_minor) AS paid_minor,
               sum(s.refunded_minor) AS refunded_minor, sum(s.fees_minor) AS fees_minor, sum(s.seats_allotted) AS
               seats_allotted, sum(s.seats_moved) AS seats_moved, sum(s.service_fees_minor) AS service_fees_minor
            FROM (
                  SELECT b.event_id, b.section, b.code, NULL::text AS category, s.*
                  FROM new_bookings b
                  CROSS JOIN LATERAL sales_of_booking(
                      1, b.is_allotment, cardinality(string_to_array(b.seats, ','))::bigint, b.reserved_at, b.sold_at,
                      b.released_at, b.paid_minor, 0, b.refunds) s
                  WHERE b.seat_prices IS NULL
                    AND NOT only_holds(b.reserved_at, b.sold_at, b.released_at, b.refunds, b.is_allotment)
                  UNION ALL
                  SELECT b.event_id, b.section, b.code, s.*
                  FROM new_bookings b
                  CROSS JOIN LATERAL sales_by_category(
                      1, b.is_allotment, b.seats, b.seat_prices, b.reserved_at, b.sold_at, b.released_at, b.paid_minor,
                      b.refunds) s
                  WHERE b.seat_prices IS NOT NULL
                    AND NOT only_holds(b.reserved_at, b.sold_at, b.released_at, b.refunds, b.is_allotment)) s
            GROUP BY s.event_id, s.section, s.code, s.category, s.minute
            UNION ALL
            SELECT b.event_id, b.section, b.code, NULL, date_trunc('minute', b.reserved_at, 'UTC'),
                   count(*), 0, 0, sum(cardinality(string_to_array(b.seats, ','))), 0, 0, 0, 0, 0, 0, 0, 0, 0
            FROM new_bookings b
            WHERE b.seats <> '' AND only_holds(b.reserved_at, b.sold_at, b.released_at, b.refunds, b.is_allotment)
            GROUP BY 1, 2, 3, 5
            UNION ALL
            SELECT b.event_id, b.section, b.code, p.c, date_trunc('minute', b.reserved_at, 'UTC'),
                   count(DISTINCT b.booking_id), 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0
            FROM new_bookings b
            CROSS JOIN LATERAL jsonb_to_recordset(b.seat_prices::jsonb) AS p (c text)
            WHERE p.c <> '' AND only_holds(b.reserved_at, b.sold_at, b.released_at, b.refunds, b.is_allotment)
            GROUP BY 1, 2, 3, 4, 5) c
        CROSS JOIN LATERAL (VALUES
            ('event', '', c.category IS NULL), ('section', c.section, c.category IS NULL),
            ('code', c.code, c.category IS NULL AND c.code IS NOT NULL),
            ('category', c.category, c.category IS NOT NULL)) AS d (dimension, value, counts)
        WHERE d.counts;
    ELSE
        INSERT INTO sales_deltas (event_id, dimension, value, minute,
            orders_held, orders_paid, orders_abandoned, seats_held, seats_paid, seats_abandoned, seats_refunded, paid_minor,
            refunded_minor, fees_minor, seats_allotted, seats_moved, service_fees_minor)
        SELECT c.event_id, d.dimension, d.value, c.minute,
               c.orders_held, c.orders_paid, c.orders_abandoned, c.seats_held, c.seats_paid, c.seats_abandoned, c.seats_refunded,
               c.paid_minor, c.refunded_minor, c.fees_minor, c.seats_allotted, c.seats_moved, c.service_fees_minor
        FROM (
            WITH changed AS MATERIALIZED (
                SELECT 1 AS sign, event_id, section, code, is_allotment, seats, seat_prices, reserved_at, sold_at,
                       released_at, paid_minor, refunds
                FROM new_bookings
                UNION ALL
                SELECT -1, event_id, section, code, is_allotment, seats, seat_prices, reserved_at, sold_at, released_at,
                       paid_minor, refunds
                FROM old_bookings)
            SELECT s.event_id, s.section, s.code, s.category, s.minute,
               sum(s.orders_held) AS orders_held, sum(s.orders_paid) AS orders_paid, sum(s.orders_abandoned) AS orders_abandoned,
               sum(s.seats_held) AS seats_held, sum(s.seats_paid) AS seats_paid, sum(s.seats_abandoned) AS
               seats_abandoned, sum(s.seats_refunded) AS seats_refunded, sum(s.paid_minor) AS paid_minor,
               sum(s.refunded_minor) AS refunded_minor, sum(s.fees_minor) AS fees_minor, sum(s.seats_allotted) AS
               seats_allotted, sum(s.seats_moved) AS seats_moved, sum(s.service_fees_minor) AS service_fees_minor
            FROM (
                  SELECT b.event_id, b.section, b.code, NULL::text AS category, s.*
                  FROM changed b
                  CROSS JOIN LATERAL sales_of_booking(
                      b.sign, b.is_allotment, cardinality(string_to_array(b.seats, ','))::bigint, b.reserved_at, b.sold_at,
                      b.released_at, b.paid_minor, 0, b.refunds) s
                  WHERE b.seat_prices IS NULL
                  UNION ALL
                  SELECT b.event_id, b.section, b.code, s.*
                  FROM changed b
                  CROSS JOIN LATERAL sales_by_category(
                      b.sign, b.is_allotment, b.seats, b.seat_prices, b.reserved_at, b.sold_at, b.released_at, b.paid_minor,
                      b.refunds) s
                  WHERE b.seat_prices IS NOT NULL) s
            GROUP BY s.event_id, s.section, s.code, s.category, s.minute) c
        CROSS JOIN LATERAL (VALUES
            ('event', '', c.category IS NULL), ('section', c.section, c.category IS NULL),
            ('code', c.code, c.category IS NULL AND c.code IS NOT NULL),
            ('category', c.category, c.category IS NOT NULL)) AS d (dimension, value, counts)
        WHERE d.counts
          AND (c.orders_held, c.orders_paid, c.orders_abandoned, c.seats_held, c.seats_paid, c.seats_abandoned, c.seats_refunded,
               c.paid_minor, c.refunded_minor, c.fees_minor, c.seats_allotted, c.seats_moved, c.service_fees_minor)
              IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    END IF;
    RETURN NULL;
END $$;
