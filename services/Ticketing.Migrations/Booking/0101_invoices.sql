-- Invoices and credit notes (docs/adr/0052). Numbers have no gap: each is given in the transaction that writes its document.

-- What stands on a seller's invoices. Without a row nothing is invoiced; payments wait in invoice_queue.
CREATE TABLE invoice_sellers (
    seller_id        uuid PRIMARY KEY,
    legal_name       text NOT NULL,
    address          text NOT NULL,
    tax_number       text NOT NULL,
    -- Tax that prices include, in hundredths of a percent: 1900 is 19 %.
    tax_basis_points integer NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 9999),
    updated_at       timestamptz NOT NULL
);

-- The last number of each series: a seller's invoices, and its credit notes, of one year.
CREATE TABLE invoice_series (
    seller_id   uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
    year        integer NOT NULL,
    last_number integer NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (seller_id, kind, year)
);

-- To whom a buyer wants an order's invoice made out. Kept apart from the document until that is issued.
CREATE TABLE invoice_recipients (
    booking_id uuid PRIMARY KEY REFERENCES bookings (id),
    buyer_id   uuid NOT NULL,
    name       text NOT NULL,
    address    text NOT NULL,
    tax_number text NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX invoice_recipients_of_buyer ON invoice_recipients (buyer_id);

CREATE TABLE invoices (
    id               uuid PRIMARY KEY,
    seller_id        uuid NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
    year             integer NOT NULL,
    number           integer NOT NULL CHECK (number > 0),
    -- What it was issued for: a transaction, or a correction of another document. One document each.
    cause            uuid NOT NULL UNIQUE,
    -- The transaction whose money it is about; null for a correction, which moves none.
    transaction_id   uuid UNIQUE,
    -- A credit note names its invoice.
    refers_to        uuid REFERENCES invoices (id),
    booking_id       uuid NOT NULL,
    buyer_id         uuid NOT NULL,
    event_id         bigint NOT NULL,
    currency         text NOT NULL,
    -- Tax included.
    total_minor      bigint NOT NULL CHECK (total_minor > 0),
    tax_minor        bigint NOT NULL CHECK (tax_minor BETWEEN 0 AND total_minor),
    tax_basis_points integer NOT NULL,
    -- The seller, the event and the lines as they were.
    document         jsonb NOT NULL,
    -- {"name","address","taxNumber"}; null where the buyer gave none, or deleted their account.
    recipient        jsonb,
    issued_at        timestamptz NOT NULL,
    UNIQUE (seller_id, kind, year, number),
    CHECK ((kind = 'CREDIT_NOTE') = (refers_to IS NOT NULL))
);
CREATE INDEX invoices_of_booking ON invoices (booking_id, issued_at);
CREATE INDEX invoices_of_event ON invoices (event_id, id);
CREATE INDEX invoices_of_buyer ON invoices (buyer_id);
CREATE INDEX invoices_credited ON invoices (refers_to) WHERE refers_to IS NOT NULL;

-- What was issued stays as it is: it is corrected by a credit note and a new invoice. Only the recipient may be forgotten.
CREATE FUNCTION invoices_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.recipient IS NULL
        AND to_jsonb(NEW) - 'recipient' = to_jsonb(OLD) - 'recipient' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'invoices are immutable';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_are_immutable();

-- Money that moved and has no document yet, written in the transaction in which it moved. The seller is null where this
-- service's directory did not know the event; the worker looks again.
CREATE TABLE invoice_queue (
    transaction_id uuid PRIMARY KEY,
    event_id       bigint NOT NULL,
    seller_id      uuid,
    due_at         timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX invoice_queue_due ON invoice_queue (seller_id, due_at);

-- Each row is looked up by its key, whatever the planner believes of a table that was small when it planned.
CREATE FUNCTION queue_invoices() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id)
    SELECT t.id, b.event_id, d.seller_id
    FROM moved t JOIN bookings b ON b.id = t.booking_id LEFT JOIN event_directory d ON d.event_id = b.event_id
    WHERE t.status = 'SUCCESS' AND t.amount_minor > 0
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;
-- One call a statement: payments of one moment share it.
CREATE TRIGGER queue_invoices AFTER UPDATE ON transactions
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION queue_invoices();

-- Transactions are made PENDING, so this fires for none of the payments of a sale.
CREATE FUNCTION queue_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO invoice_queue (transaction_id, event_id, seller_id)
    SELECT NEW.id, b.event_id, d.seller_id
    FROM bookings b LEFT JOIN event_directory d ON d.event_id = b.event_id WHERE b.id = NEW.booking_id
    ON CONFLICT (transaction_id) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER queue_invoice AFTER INSERT ON transactions FOR EACH ROW
    WHEN (NEW.status = 'SUCCESS' AND NEW.amount_minor > 0) EXECUTE FUNCTION queue_invoice();

-- What moved before.
INSERT INTO invoice_queue (transaction_id, event_id, seller_id)
SELECT t.id, b.event_id, d.seller_id
FROM transactions t JOIN bookings b ON b.id = t.booking_id LEFT JOIN event_directory d ON d.event_id = b.event_id
WHERE t.status = 'SUCCESS' AND t.amount_minor > 0;
