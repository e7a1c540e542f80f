-- Tickets at the door: who may scan, and every scan that was made of a genuine code.

CREATE TABLE event_door_staff (
    event_id bigint      NOT NULL REFERENCES events (event_id) ON DELETE CASCADE,
    user_id  uuid        NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, user_id)
);

-- scan_id is the device's: a scan that is sent twice is one scan.
CREATE TABLE ticket_scans (
    event_id    bigint      NOT NULL,
    scan_id     uuid        NOT NULL,
    -- In the order in which scans became known: the place in a list of conflicts.
    scan_order  bigint      GENERATED ALWAYS AS IDENTITY,
    -- Of the code: 1-A-1-5-12, and the booking, because a seat that is refunded and sold again is another ticket.
    ticket_id   text        COLLATE "C" NOT NULL,
    booking_id  uuid        NOT NULL,
    staff_id    uuid        NOT NULL,
    device_id   text        NOT NULL,
    scanned_at  timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- The device let the person in by itself and tells it now.
    offline     boolean     NOT NULL,
    outcome     text        NOT NULL CHECK (outcome IN
        ('admitted', 'already-used', 'refunded', 'not-sold', 'admitted-twice', 'undone')),
    PRIMARY KEY (event_id, scan_id)
);

-- A ticket admits once, whatever the code above it believes.
CREATE UNIQUE INDEX ticket_scans_admits_once ON ticket_scans (event_id, ticket_id, booking_id)
    WHERE outcome = 'admitted';

CREATE INDEX ticket_scans_conflicts ON ticket_scans (event_id, scan_order)
    WHERE outcome = 'admitted-twice' OR (offline AND outcome IN ('refunded', 'not-sold'));
