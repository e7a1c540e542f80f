-- Who holds a ticket that was transferred. A ticket without a row is its buyer's, in generation 0: codes that were
-- printed before stay good. A booking's seat that is refunded and sold again belongs to another booking.
CREATE TABLE ticket_holders (
    booking_id  uuid        NOT NULL,
    subsection  smallint    NOT NULL,
    row_number  smallint    NOT NULL,
    seat_number smallint    NOT NULL,
    event_id    bigint      NOT NULL,
    holder_id   uuid        NOT NULL,
    -- How often it was transferred; a part of its code.
    generation  smallint    NOT NULL CHECK (generation > 0),
    since       timestamptz NOT NULL,
    PRIMARY KEY (booking_id, subsection, row_number, seat_number)
);
CREATE INDEX ticket_holders_of_event ON ticket_holders (event_id);
CREATE INDEX ticket_holders_of_holder ON ticket_holders (holder_id);

-- Offers of tickets to an address, and what became of them: the history of who had a ticket.
CREATE TABLE ticket_transfers (
    transfer_id uuid        PRIMARY KEY,
    booking_id  uuid        NOT NULL,
    event_id    bigint      NOT NULL,
    section     text        COLLATE "C" NOT NULL,
    from_user   uuid        NOT NULL,
    -- Normalised; empty once one of the two accounts was deleted.
    email       text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'withdrawn')),
    offered_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    to_user     uuid,
    answered_at timestamptz
);
CREATE INDEX ticket_transfers_from ON ticket_transfers (from_user, offered_at);
CREATE INDEX ticket_transfers_to ON ticket_transfers (to_user) WHERE to_user IS NOT NULL;
CREATE INDEX ticket_transfers_email ON ticket_transfers (email);

CREATE TABLE transferred_tickets (
    transfer_id uuid     NOT NULL REFERENCES ticket_transfers (transfer_id) ON DELETE CASCADE,
    booking_id  uuid     NOT NULL,
    subsection  smallint NOT NULL,
    row_number  smallint NOT NULL,
    seat_number smallint NOT NULL,
    -- Which code was offered: one of another generation is no more the offerer's.
    generation  smallint NOT NULL,
    PRIMARY KEY (transfer_id, subsection, row_number, seat_number)
);
CREATE INDEX transferred_tickets_of_booking ON transferred_tickets (booking_id);

-- A scan of a code whose ticket was transferred.
ALTER TABLE ticket_scans DROP CONSTRAINT ticket_scans_outcome_check;
ALTER TABLE ticket_scans ADD CONSTRAINT ticket_scans_outcome_check CHECK (outcome IN
    ('admitted', 'already-used', 'refunded', 'transferred', 'not-sold', 'admitted-twice', 'undone'));

DROP INDEX ticket_scans_conflicts;
CREATE INDEX ticket_scans_conflicts ON ticket_scans (event_id, scan_order)
    WHERE outcome = 'admitted-twice' OR (offline AND outcome IN ('refunded', 'transferred', 'not-sold'));

-- Mails to an address that may have no account.
ALTER TABLE account_mails
    ALTER COLUMN user_id DROP NOT NULL,
    ADD COLUMN email text,
    ADD COLUMN locale text,
    ADD CONSTRAINT account_mails_to_one CHECK ((user_id IS NULL) = (email IS NOT NULL));
ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check CHECK (kind IN
    ('verify-email', 'reset-password', 'password-changed', 'passkey-added', 'tickets-offered', 'tickets-transferred'));
CREATE INDEX account_mails_of_address ON account_mails (email, asked_at) WHERE email IS NOT NULL;
CREATE INDEX account_mails_old_of_addresses ON account_mails (asked_at) WHERE email IS NOT NULL;
