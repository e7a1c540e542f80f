-- What an order was promised is written once and read whole. As jsonb its table of prices made the insert of an order twice as
-- long: it was parsed when it was written, and written out whenever the row was read. It stays as it was written now.
ALTER TABLE bookings ALTER COLUMN promised_prices TYPE text, ALTER COLUMN promised_discount TYPE text;

CREATE OR REPLACE FUNCTION queue_invoices() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id, tax_basis_points)
    SELECT t.id, b.event_id, d.seller_id, tax_when_sold(b.promised_prices::jsonb, d.entry, d.seller_id)
    FROM moved t JOIN bookings b ON b.id = t.booking_id LEFT JOIN event_directory d ON d.event_id = b.event_id
    WHERE t.status = 'SUCCESS' AND t.amount_minor > 0
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION queue_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id, tax_basis_points)
    SELECT NEW.id, b.event_id, d.seller_id, tax_when_sold(b.promised_prices::jsonb, d.entry, d.seller_id)
    FROM bookings b LEFT JOIN event_directory d ON d.event_id = b.event_id WHERE b.id = NEW.booking_id
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;
