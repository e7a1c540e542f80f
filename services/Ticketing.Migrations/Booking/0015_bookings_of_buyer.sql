-- A booking changes two or three times, and each time all its index entries are written again. Two indexes began with the
-- buyer; the one for idempotency finds a buyer's bookings as well, and they are few enough to be sorted when they are listed.
DROP INDEX bookings_history;
CREATE UNIQUE INDEX bookings_of_buyer ON bookings (buyer_id, idempotency_key);
DROP INDEX bookings_idempotency;
