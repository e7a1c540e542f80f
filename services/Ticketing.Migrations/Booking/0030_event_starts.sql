-- When the buyers of an event last learned that it begins: those who book after that read it on the page. The version is
-- that of the directory's entry, because a replica whose copy is older must not tell of a time that is no more.
CREATE TABLE event_starts (
    event_id  bigint      PRIMARY KEY,
    starts_at timestamptz NOT NULL,
    version   bigint      NOT NULL
);

ALTER TABLE notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
    CHECK (kind IN ('booking_confirmed', 'hold_ending', 'payment_failed', 'refunded', 'event_cancelled',
        'waitlist_served', 'waitlist_charge_failed', 'payment_late', 'waitlist_expired', 'refund_refused',
        'event_moved'));
