-- A refund that the provider refuses is told: to its buyer, to the seller's webhooks, to operators.
ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
    CHECK (kind IN ('booking_confirmed', 'hold_ending', 'payment_failed', 'refunded', 'event_cancelled',
        'waitlist_served', 'waitlist_charge_failed', 'payment_late', 'waitlist_expired', 'refund_refused'));

-- Few among millions: what operators look at.
CREATE INDEX transactions_refused_refunds ON transactions (created_at) WHERE type = 'REFUND' AND status = 'FAILED';
