-- An invoice has the tax of the moment in which its order was sold, and goes with a party that moves (docs/adr/0052).

-- Hundredths of a percent. Null: the seller had not said yet who sells and at which tax.
ALTER TABLE invoice_queue ADD COLUMN tax_basis_points integer;

-- All orders that one party had one after another, by moves to other seats: its documents name any of them.
CREATE FUNCTION orders_of_party(booking uuid) RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE party AS (
        SELECT b.id, b.replaces, b.replaced_by, b.purpose, b.reason FROM bookings b WHERE b.id = booking
        UNION
        SELECT b.id, b.replaces, b.replaced_by, b.purpose, b.reason
        FROM party p JOIN bookings b ON b.id = CASE WHEN p.purpose = 'reseat' THEN p.replaces END
            OR b.id = CASE WHEN p.reason = 'reseated' THEN p.replaced_by END)
    SELECT party.id FROM party
$$;

-- What the order was promised, else what the event or its seller takes now.
CREATE FUNCTION tax_when_sold(prices jsonb, entry jsonb, seller uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        nullif((prices ->> 'taxBasisPoints')::integer, 0), nullif((entry #>> '{pricing,taxBasisPoints}')::integer, 0),
        (SELECT s.tax_basis_points FROM invoice_sellers s WHERE s.seller_id = seller))
$$;

CREATE OR REPLACE FUNCTION queue_invoices() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id, tax_basis_points)
    SELECT t.id, b.event_id, d.seller_id, tax_when_sold(b.promised_prices, d.entry, d.seller_id)
    FROM moved t JOIN bookings b ON b.id = t.booking_id LEFT JOIN event_directory d ON d.event_id = b.event_id
    WHERE t.status = 'SUCCESS' AND t.amount_minor > 0
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION queue_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id, tax_basis_points)
    SELECT NEW.id, b.event_id, d.seller_id, tax_when_sold(b.promised_prices, d.entry, d.seller_id)
    FROM bookings b LEFT JOIN event_directory d ON d.event_id = b.event_id WHERE b.id = NEW.booking_id
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;
