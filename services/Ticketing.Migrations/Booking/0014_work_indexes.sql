-- Recovery of payments and recovery of refunds look at their own rows only: while 50,000 refunds of a cancelled
-- event are open, a look for payments read all of them (37 ms a second and replica; 0.06 ms with these).
-- Authorisations of those who wait, which have no booking yet, are nobody's to recover.
CREATE INDEX transactions_open_payments ON transactions (check_at)
    WHERE status = 'PENDING' AND (type = 'PAYMENT' OR seats IS NULL) AND booking_id IS NOT NULL;
CREATE INDEX transactions_open_refunds ON transactions (check_at)
    WHERE status = 'PENDING' AND type = 'REFUND' AND seats IS NOT NULL;
DROP INDEX transactions_pending;

-- Deliveries are taken a few of each seller: with 50,000 due to one dead endpoint a look sorted all of them (286
-- ms, twice a second; 1.6 ms with this).
CREATE INDEX webhook_deliveries_due_of_seller ON webhook_deliveries (seller_id, due_at, seq) WHERE state = 'PENDING';
DROP INDEX webhook_deliveries_due;
