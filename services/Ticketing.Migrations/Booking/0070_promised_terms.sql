-- What an order promised its buyer when it was taken: when the event begins, and what they get back. The seller may
-- change both for new orders. Null in orders from before; no fee is promised where the event gave nothing back.
ALTER TABLE bookings
    ADD COLUMN promised_starts_at          timestamptz,
    ADD COLUMN promised_refund_fee_percent integer CHECK (promised_refund_fee_percent BETWEEN 0 AND 100),
    ADD COLUMN promised_refunds_until      timestamptz,
    ADD COLUMN promised_refunds_free_until timestamptz;
