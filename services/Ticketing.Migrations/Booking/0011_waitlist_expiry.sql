-- Whoever waited is told when the sale ends first.
ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
    CHECK (kind IN ('booking_confirmed', 'hold_ending', 'payment_failed', 'refunded', 'event_cancelled',
        'waitlist_served', 'waitlist_charge_failed', 'payment_late', 'waitlist_expired'));
