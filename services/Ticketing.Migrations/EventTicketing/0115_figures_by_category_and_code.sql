-- Figures by category of seats and by code, with seats that are kept apart from those held, and moved parties counted once
-- (docs/adr/0053). What a booking adds is still a function of its row alone.
ALTER TABLE ticket_bookings
    -- Its seats are kept for somebody (docs/adr/0050).
    ADD COLUMN is_allotment boolean NOT NULL DEFAULT false,
    -- What the seller calls the code of the order; codes that were made together have one name.
    ADD COLUMN code         text,
    -- [{"s":"1-5-12","p":300000,"f":5000,"c":"Front"}]: seat, price with fee, fee, category. Text, so that it is read as it was
    -- written. Null where the event has neither categories nor fees.
    ADD COLUMN seat_prices  text;
-- In refunds from now on also: "of", the seats; "moved", true where they went to another booking with their money.

ALTER TABLE sales_deltas
    -- Came into an allotment, less what left it.
    ADD COLUMN seats_allotted     bigint NOT NULL DEFAULT 0,
    -- Were given up for others; not in seats_refunded.
    ADD COLUMN seats_moved        bigint NOT NULL DEFAULT 0,
    -- The event's fees in what was paid, less those of seats that were given back.
    ADD COLUMN service_fees_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE sales_figures
    ADD COLUMN seats_allotted     bigint NOT NULL DEFAULT 0,
    ADD COLUMN seats_moved        bigint NOT NULL DEFAULT 0,
    ADD COLUMN service_fees_minor bigint NOT NULL DEFAULT 0;

DROP FUNCTION sales_of_booking(bigint, text, timestamptz, timestamptz, timestamptz, bigint, jsonb);

-- What n seats of one booking add to the figures, times `sign`. Each seat that was taken counts as held, also where its payment
-- came first; seats whose refund overtook the payment are paid and refunded at once, without their money, until it comes.
-- Seats that moved to another booking count there alone, as paid when they were. Most bookings gave nothing back: the JSON of
-- others is looked at behind a test for null.
CREATE FUNCTION sales_of_booking(
    sign bigint, allotment boolean, n bigint, held_at timestamptz, bought_at timestamptz, let_go_at timestamptz, paid bigint,
    service_fees bigint, given_back jsonb)
RETURNS TABLE (
    minute timestamptz, orders_held bigint, orders_paid bigint, orders_abandoned bigint, seats_held bigint,
    seats_paid bigint, seats_abandoned bigint, seats_refunded bigint, paid_minor bigint, refunded_minor bigint,
    fees_minor bigint, seats_allotted bigint, seats_moved bigint, service_fees_minor bigint)
LANGUAGE sql STABLE AS $$
    SELECT date_trunc('minute', e.at, 'UTC'), sign * e.o_held, sign * e.o_paid, sign * e.o_abandoned, sign * e.s_held,
           sign * e.s_paid, sign * e.s_abandoned, sign * e.s_refunded, sign * e.m_paid, sign * e.m_refunded,
           sign * e.m_fees, sign * e.s_allotted, sign * e.s_moved, sign * e.m_service
    FROM (
        SELECT coalesce(sum(r.seats) FILTER (WHERE r.moved), 0)::bigint AS seats,
               coalesce(sum(coalesce(r.refunded, coalesce(paid, 0) * r.seats / nullif(n, 0))) FILTER (WHERE r.moved), 0)::bigint
                   AS money,
               coalesce(sum(r.service) FILTER (WHERE r.moved), 0)::bigint AS service,
               coalesce(sum(r.seats), 0)::bigint AS all_seats
        FROM jsonb_to_recordset(given_back) AS r (seats integer, refunded bigint, service bigint, moved boolean)
        WHERE given_back IS NOT NULL
    ) m
    CROSS JOIN LATERAL (
        SELECT least(held_at, bought_at) AS at, CASE m.seats WHEN 0 THEN 1 ELSE 0 END AS o_held, 0 AS o_paid,
               0 AS o_abandoned, n - m.seats AS s_held, 0::bigint AS s_paid, 0::bigint AS s_abandoned, 0 AS s_refunded,
               0::bigint AS m_paid, 0::bigint AS m_refunded, 0::bigint AS m_fees, 0::bigint AS s_allotted, 0 AS s_moved,
               0::bigint AS m_service
        WHERE coalesce(held_at, bought_at) IS NOT NULL AND NOT allotment AND n > m.seats
        UNION ALL
        SELECT bought_at, 0, CASE m.seats WHEN 0 THEN 1 ELSE 0 END, 0, 0, n - m.seats, 0, 0, coalesce(paid, 0) - m.money, 0,
               0, 0, 0, coalesce(service_fees, 0) - m.service
        WHERE bought_at IS NOT NULL AND NOT allotment AND n > m.seats
        UNION ALL
        SELECT let_go_at, 0, 0, 1, 0, 0, n - m.seats, 0, 0, 0, 0, 0, 0, 0
        WHERE let_go_at IS NOT NULL AND held_at IS NOT NULL AND bought_at IS NULL AND NOT allotment AND n > m.seats
        UNION ALL
        SELECT r.at, 0, 0, 0, 0, CASE WHEN bought_at IS NULL THEN r.seats ELSE 0 END, 0, r.seats, 0,
               CASE WHEN bought_at IS NULL THEN 0
                    ELSE coalesce(r.refunded, coalesce(paid, 0) * r.seats / nullif(n, 0)) END,
               CASE WHEN bought_at IS NULL THEN 0 ELSE coalesce(r.fee, 0) END, 0, 0,
               CASE WHEN bought_at IS NULL THEN 0 ELSE -coalesce(r.service, 0) END
        FROM jsonb_to_recordset(given_back)
             AS r (at timestamptz, seats integer, refunded bigint, fee bigint, service bigint, moved boolean)
        WHERE given_back IS NOT NULL AND coalesce(held_at, bought_at) IS NOT NULL AND NOT allotment
          AND r.moved IS NOT TRUE
        UNION ALL
        SELECT r.at, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, r.seats, 0
        FROM jsonb_to_recordset(given_back) AS r (at timestamptz, seats integer, moved boolean)
        WHERE given_back IS NOT NULL AND coalesce(held_at, bought_at) IS NOT NULL AND r.moved
        UNION ALL
        SELECT held_at, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, n, 0, 0 WHERE allotment AND held_at IS NOT NULL
        UNION ALL
        SELECT r.at, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -r.seats, 0, 0
        FROM jsonb_to_recordset(given_back) AS r (at timestamptz, seats integer) WHERE allotment AND held_at IS NOT NULL
        UNION ALL
        SELECT let_go_at, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, m.all_seats - n, 0, 0
        WHERE allotment AND held_at IS NOT NULL AND let_go_at IS NOT NULL
    ) e
$$;

-- What was given back of the seats of one category, or (null) of all, with their service fees. The money of a refund is divided
-- by the seats' prices; the parts of all categories add up to it.
CREATE FUNCTION refunds_of_category(given_back jsonb, prices text, wanted text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_agg(jsonb_build_object(
        'at', r.at, 'seats', CASE WHEN wanted IS NULL THEN r.seats ELSE p.seats END, 'service', p.service, 'moved', r.moved,
        'refunded', CASE WHEN wanted IS NULL OR r.refunded IS NULL THEN r.refunded
            ELSE trunc(r.refunded::numeric * p.until / greatest(p.total, 1))
                - trunc(r.refunded::numeric * p.before / greatest(p.total, 1)) END,
        'fee', CASE WHEN wanted IS NULL OR r.fee IS NULL THEN r.fee
            ELSE trunc(r.fee::numeric * p.until / greatest(p.total, 1))
                - trunc(r.fee::numeric * p.before / greatest(p.total, 1)) END))
    FROM jsonb_to_recordset(given_back)
         AS r (at timestamptz, seats integer, "of" text, refunded bigint, fee bigint, moved boolean)
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE coalesce(s.c, '') = coalesce(wanted, coalesce(s.c, ''))) AS seats,
               coalesce(sum(s.f) FILTER (WHERE coalesce(s.c, '') = coalesce(wanted, coalesce(s.c, ''))), 0) AS service,
               coalesce(sum(s.p) FILTER (WHERE coalesce(s.c, '') COLLATE "C" < wanted), 0) AS before,
               coalesce(sum(s.p) FILTER (WHERE coalesce(s.c, '') COLLATE "C" <= wanted), 0) AS until,
               coalesce(sum(s.p), 0) AS total
        FROM jsonb_to_recordset(prices::jsonb) AS s (s text, p bigint, f bigint, c text)
        WHERE s.s = ANY (string_to_array(r."of", ','))
    ) p
    WHERE wanted IS NULL OR p.seats > 0
$$;

-- What a booking whose seats have prices of their own adds: as a whole (category null), and by each category.
CREATE FUNCTION sales_by_category(
    sign bigint, allotment boolean, named_seats text, prices text, held_at timestamptz, bought_at timestamptz,
    let_go_at timestamptz, paid bigint, given_back jsonb)
RETURNS TABLE (
    category text, minute timestamptz, orders_held bigint, orders_paid bigint, orders_abandoned bigint, seats_held bigint,
    seats_paid bigint, seats_abandoned bigint, seats_refunded bigint, paid_minor bigint, refunded_minor bigint,
    fees_minor bigint, seats_allotted bigint, seats_moved bigint, service_fees_minor bigint)
LANGUAGE sql STABLE AS $$
    SELECT p.c, s.*
    FROM (SELECT NULL::text AS c, cardinality(string_to_array(named_seats, ','))::bigint AS n, paid AS money,
                 sum(x.f)::bigint AS service
          FROM jsonb_to_recordset(prices::jsonb) AS x (f bigint)
          UNION ALL
          SELECT x.c, count(*), sum(x.p)::bigint, sum(x.f)::bigint
          FROM jsonb_to_recordset(prices::jsonb) AS x (p bigint, f bigint, c text) WHERE x.c <> '' GROUP BY x.c) p
    CROSS JOIN LATERAL sales_of_booking(
        sign, allotment, p.n, held_at, bought_at, let_go_at, p.money, p.service,
        refunds_of_category(given_back, prices, p.c)) s
$$;

-- A statement writes a batch of bookings; their differences are added up by section, code, category and minute before they are
-- written.
-- The planner's estimate of a large batch would have it compiled for seconds.
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
                  UNION ALL
                  SELECT b.event_id, b.section, b.code, s.*
                  FROM new_bookings b
                  CROSS JOIN LATERAL sales_by_category(
                      1, b.is_allotment, b.seats, b.seat_prices, b.reserved_at, b.sold_at, b.released_at, b.paid_minor,
                      b.refunds) s
                  WHERE b.seat_prices IS NOT NULL) s
            GROUP BY s.event_id, s.section, s.code, s.category, s.minute) c
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

-- The same figures, counted from what is recorded.
DROP FUNCTION recount_sales(bigint);
CREATE FUNCTION recount_sales(event bigint)
RETURNS TABLE (
    dimension text, value text, minute timestamptz, orders_held bigint, orders_paid bigint, orders_abandoned bigint,
    seats_held bigint, seats_paid bigint, seats_abandoned bigint, seats_refunded bigint, paid_minor bigint,
    refunded_minor bigint, fees_minor bigint, admitted bigint, seats_allotted bigint, seats_moved bigint,
    service_fees_minor bigint)
LANGUAGE sql STABLE SET jit TO off AS $$
    SELECT d.dimension, d.value, s.minute,
           sum(s.orders_held)::bigint, sum(s.orders_paid)::bigint, sum(s.orders_abandoned)::bigint, sum(s.seats_held)::bigint,
           sum(s.seats_paid)::bigint, sum(s.seats_abandoned)::bigint, sum(s.seats_refunded)::bigint,
           sum(s.paid_minor)::bigint, sum(s.refunded_minor)::bigint, sum(s.fees_minor)::bigint, 0::bigint,
           sum(s.seats_allotted)::bigint, sum(s.seats_moved)::bigint, sum(s.service_fees_minor)::bigint
    FROM (
                  SELECT b.event_id, b.section, b.code, NULL::text AS category, s.*
                  FROM ticket_bookings b
                  CROSS JOIN LATERAL sales_of_booking(
                      1, b.is_allotment, cardinality(string_to_array(b.seats, ','))::bigint, b.reserved_at, b.sold_at,
                      b.released_at, b.paid_minor, 0, b.refunds) s
                  WHERE b.seat_prices IS NULL AND b.event_id = event
                  UNION ALL
                  SELECT b.event_id, b.section, b.code, s.*
                  FROM ticket_bookings b
                  CROSS JOIN LATERAL sales_by_category(
                      1, b.is_allotment, b.seats, b.seat_prices, b.reserved_at, b.sold_at, b.released_at, b.paid_minor,
                      b.refunds) s
                  WHERE b.seat_prices IS NOT NULL AND b.event_id = event) s
    CROSS JOIN LATERAL (VALUES
            ('event', '', s.category IS NULL), ('section', s.section, s.category IS NULL),
            ('code', s.code, s.category IS NULL AND s.code IS NOT NULL),
            ('category', s.category, s.category IS NOT NULL)) AS d (dimension, value, counts)
    WHERE d.counts
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT d.dimension, d.value, date_trunc('minute', t.scanned_at, 'UTC'), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*), 0, 0, 0
    FROM ticket_scans t
    CROSS JOIN LATERAL (VALUES ('event', ''), ('section', split_part(t.ticket_id, '-', 2)),
                               ('door', coalesce(nullif(t.device_name, ''), t.device_id))) AS d (dimension, value)
    WHERE t.event_id = event AND t.outcome = 'admitted'
    GROUP BY 1, 2, 3
$$;
