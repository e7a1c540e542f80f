-- Sellers hear of every change of an order's state, in order and without gaps (docs/notifications.md).

ALTER TABLE webhook_deliveries
    -- Counts what one webhook is told of one order, from 1; null where the news is about no order.
    ADD COLUMN order_number integer;
CREATE INDEX webhook_deliveries_of_order ON webhook_deliveries (webhook_id, booking_id, order_number)
    WHERE booking_id IS NOT NULL;
CREATE INDEX seller_webhooks_of_states ON seller_webhooks (seller_id) WHERE deleted_at IS NULL
    AND types && ARRAY['order.created', 'order.held', 'order.failed', 'order.expired', 'order.cancelled'];

-- One delivery for each webhook that asked for the type, in the transaction of the change, which has the order's row
-- locked: so numbers are given one after another. The body shows the order as the transaction leaves it. What waits
-- behind an earlier delivery of its order is due when that is.
CREATE FUNCTION tell_sellers(messages uuid[], kinds text[], events bigint[], orders uuid[]) RETURNS void
LANGUAGE sql SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
    INSERT INTO webhook_deliveries
        (id, webhook_id, seller_id, message_id, type, event_id, booking_id, order_number, due_at, body)
    SELECT gen_random_uuid(), n.webhook_id, n.seller_id, n.message_id, n.type, n.event_id, n.booking_id, n.order_number,
        coalesce((SELECT max(p.due_at) FROM webhook_deliveries p
            WHERE p.webhook_id = n.webhook_id AND p.booking_id = n.booking_id AND p.state = 'PENDING'), '-infinity'),
        jsonb_build_object(
            'id', n.message_id, 'type', n.type, 'created_at', now(), 'event_id', n.event_id, 'number', n.order_number,
            'order', CASE WHEN b.id IS NULL THEN NULL ELSE jsonb_build_object(
                'order_id', b.id, 'sequence', b.version, 'status', b.status, 'reason', b.reason,
                'section', b.section, 'seats', b.seats, 'refunded_seats', b.refunded_seats,
                'total', b.total_minor, 'refunded', b.refunded_minor, 'currency', b.currency,
                'paid_at', b.paid_at, 'cancelled_at', b.cancelled_at) END)::text
    FROM (
        SELECT w.id AS webhook_id, w.seller_id, e.message_id, e.type, e.event_id, e.booking_id,
            CASE WHEN e.booking_id IS NOT NULL THEN
                coalesce((SELECT max(l.order_number) FROM webhook_deliveries l
                    WHERE l.webhook_id = w.id AND l.booking_id = e.booking_id), 0)
                + row_number() OVER (PARTITION BY w.id, e.booking_id ORDER BY e.place) END::integer AS order_number
        FROM (
            SELECT DISTINCT ON (u.message_id) u.*
            FROM unnest(messages, kinds, events, orders) WITH ORDINALITY
                AS u (message_id, type, event_id, booking_id, place)
            ORDER BY u.message_id, u.place) e
        JOIN event_directory d ON d.event_id = e.event_id
        JOIN seller_webhooks w ON w.seller_id = d.seller_id AND w.deleted_at IS NULL AND e.type = ANY (w.types)
        WHERE NOT EXISTS (SELECT FROM webhook_deliveries k WHERE k.webhook_id = w.id AND k.message_id = e.message_id)
    ) n
    LEFT JOIN bookings b ON b.id = n.booking_id
    ON CONFLICT (webhook_id, message_id) DO NOTHING
$$;

-- A trigger, because a dozen statements change states and the one that forgot would leave a gap. It looks at rows only
-- where a seller wants to hear of them. PAID and money given back are told with the buyer's notification.
-- Seats that a seller keeps are nobody's order.
CREATE FUNCTION tell_order_states() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    messages uuid[];
    kinds text[];
    events bigint[];
    orders uuid[];
BEGIN
    IF NOT EXISTS (SELECT FROM seller_webhooks WHERE deleted_at IS NULL
        AND types && ARRAY['order.created', 'order.held', 'order.failed', 'order.expired', 'order.cancelled']) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(md5(n.id || '/order.created')::uuid ORDER BY n.id), array_agg('order.created'::text),
            array_agg(n.event_id ORDER BY n.id), array_agg(n.id ORDER BY n.id)
        INTO messages, kinds, events, orders FROM rows_after n WHERE n.purpose IS DISTINCT FROM 'allotment';
    ELSE
        SELECT array_agg(md5(c.id || '/' || c.kind || '/' || c.version)::uuid ORDER BY c.id),
            array_agg(c.kind ORDER BY c.id), array_agg(c.event_id ORDER BY c.id), array_agg(c.id ORDER BY c.id)
        INTO messages, kinds, events, orders
        FROM (
            SELECT n.id, n.event_id, n.version, CASE
                WHEN n.status = 'PENDING_PAYMENT' THEN 'order.held'
                WHEN n.status = 'FAILED' THEN 'order.failed'
                WHEN n.status = 'CANCELLED' AND (o.status <> 'PAID' OR n.reason = 'reseated') THEN
                    CASE WHEN n.reason = 'hold-expired' THEN 'order.expired' ELSE 'order.cancelled' END
                END AS kind
            FROM rows_after n JOIN rows_before o ON o.id = n.id
            WHERE n.status <> o.status AND n.purpose IS DISTINCT FROM 'allotment') c
        WHERE c.kind IS NOT NULL;
    END IF;
    IF orders IS NOT NULL THEN
        PERFORM tell_sellers(messages, kinds, events, orders);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_new_orders AFTER INSERT ON bookings
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION tell_order_states();
CREATE TRIGGER tell_changed_orders AFTER UPDATE ON bookings
    REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION tell_order_states();
