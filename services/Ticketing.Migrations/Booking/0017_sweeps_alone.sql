-- Partial indexes for sweeps were also taken by statements that know the row's id: right after an ANALYZE that saw nothing
-- PROCESSING or PENDING_PAYMENT, as before every sale, the planner believes them empty, and then each answer of the seat
-- engine and each payment read all open bookings of the rush (133 us a booking instead of 22 with 10,000 open ones). Now a
-- statement has to say `created_at > '-infinity'`, which is always true, to use them: sweeps do.
DROP INDEX bookings_holds;
CREATE INDEX bookings_holds ON bookings (hold_expires_at)
    WHERE status = 'PENDING_PAYMENT' AND created_at > '-infinity';
DROP INDEX bookings_unanswered;
CREATE INDEX bookings_unanswered ON bookings (redrive_at)
    WHERE status = 'PROCESSING' AND created_at > '-infinity';
DROP INDEX notifications_mail;
CREATE INDEX notifications_mail ON notifications (mail_due_at, seq)
    WHERE mail_state = 'PENDING' AND created_at > '-infinity';
DROP INDEX webhook_deliveries_due_of_seller;
CREATE INDEX webhook_deliveries_due_of_seller ON webhook_deliveries (seller_id, due_at, seq)
    WHERE state = 'PENDING' AND created_at > '-infinity';
