-- A booking that gets its seats is written in place: none of its index entries is written again (a heap-only update),
-- because no column that an index knows changes then. Before, the status in two predicates forbade it: 24 us an answer,
-- now 15, and half the log (docs/adr/0025).

-- When the sweep of holds begins to look at a booking: no hold ends before. Null when it is neither PROCESSING nor
-- PENDING_PAYMENT. The deadline itself is hold_expires_at, some moments later or, of a hold made longer, some minutes.
ALTER TABLE bookings ADD COLUMN sweep_at timestamptz GENERATED ALWAYS AS (CASE
    WHEN status IN ('PROCESSING', 'PENDING_PAYMENT')
    THEN (created_at AT TIME ZONE 'UTC' + make_interval(secs => hold_seconds)) AT TIME ZONE 'UTC' END) STORED;
DROP INDEX bookings_holds;
CREATE INDEX bookings_holds ON bookings (sweep_at) WHERE sweep_at IS NOT NULL;

-- When a seat request is published again. Null for most: only who had no answer in time gets one, found by id.
ALTER TABLE bookings ADD COLUMN repeat_at timestamptz;
UPDATE bookings SET repeat_at = redrive_at WHERE status = 'PROCESSING';
DROP INDEX bookings_unanswered;
CREATE INDEX bookings_unanswered ON bookings (repeat_at) WHERE repeat_at IS NOT NULL;
-- Not read any more; replicas of the release before still write it, so that a later migration takes it away.
ALTER TABLE bookings ALTER COLUMN redrive_at DROP NOT NULL;

-- Every booking made by an order, up to this id (they are in order of time), was looked at long enough after it was
-- made: it had its answer, or has its repeat_at.
CREATE TABLE answered_up_to (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    id       uuid    NOT NULL
);
INSERT INTO answered_up_to (id) VALUES ('00000000-0000-0000-0000-000000000000');

DROP INDEX bookings_of_waitlist;
CREATE INDEX bookings_of_waitlist ON bookings (event_id) WHERE waitlist_entry IS NOT NULL;

-- Room on the page for each row to be written once more and be larger then.
ALTER TABLE bookings SET (fillfactor = 45);
