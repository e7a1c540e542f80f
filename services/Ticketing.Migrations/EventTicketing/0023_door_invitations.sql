-- Sellers invite door staff by address; the person with that address answers. One invitation an address and event.
CREATE TABLE door_invitations (
    invitation_id uuid        PRIMARY KEY,
    event_id      bigint      NOT NULL REFERENCES events (event_id) ON DELETE CASCADE,
    -- Normalised: compared with the forms in which an account may have it.
    email         text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'withdrawn')),
    invited_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    answered_by   uuid,
    answered_at   timestamptz,
    CONSTRAINT door_invitations_once UNIQUE (event_id, email)
);

CREATE INDEX door_invitations_pending ON door_invitations (email) WHERE state = 'pending';

-- Doors of a person.
CREATE INDEX event_door_staff_user ON event_door_staff (user_id);

-- Who looked up whose ticket at a door.
CREATE TABLE door_lookups (
    lookup_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     bigint      NOT NULL,
    staff_id     uuid        NOT NULL,
    query        text        NOT NULL,
    found        integer     NOT NULL,
    looked_up_at timestamptz NOT NULL
);

CREATE INDEX door_lookups_event ON door_lookups (event_id, lookup_id);
