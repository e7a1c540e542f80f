-- Who acts for a seller besides the seller. membership_id goes into the tokens: a new one for every role, so that ending
-- the old one ends the tokens of the old role.
CREATE TABLE team_members (
    membership_id uuid        PRIMARY KEY,
    seller_id     uuid        NOT NULL REFERENCES users (user_id),
    user_id       uuid        NOT NULL REFERENCES users (user_id),
    role          text        NOT NULL CHECK (role IN ('owner', 'manager', 'finance', 'door')),
    added_at      timestamptz NOT NULL,
    CONSTRAINT team_members_once UNIQUE (seller_id, user_id),
    CHECK (seller_id <> user_id)
);

CREATE INDEX team_members_user ON team_members (user_id);

-- By address; the person with that address answers. One invitation an address and seller.
CREATE TABLE team_invitations (
    invitation_id uuid        PRIMARY KEY,
    seller_id     uuid        NOT NULL REFERENCES users (user_id),
    email         text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('owner', 'manager', 'finance', 'door')),
    state         text        NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'withdrawn')),
    invited_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    answered_by   uuid,
    answered_at   timestamptz,
    CONSTRAINT team_invitations_once UNIQUE (seller_id, email)
);

CREATE INDEX team_invitations_pending ON team_invitations (email) WHERE state = 'pending';

-- Keys of a seller's own programs. The secret is stored nowhere, only its SHA-256.
CREATE TABLE api_keys (
    key_id       uuid        PRIMARY KEY,
    seller_id    uuid        NOT NULL REFERENCES users (user_id),
    name         text        NOT NULL CHECK (length(name) <= 80),
    secret_hash  bytea       NOT NULL CHECK (octet_length(secret_hash) = 32),
    scopes       text[]      NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE INDEX api_keys_seller ON api_keys (seller_id, created_at);

-- Memberships and keys that ended, numbered with the sessions that ended (ended_session_number), so that every service
-- learns of both by one question. Deleted when their last token has expired.
CREATE TABLE ended_grants (
    grant_id     uuid        PRIMARY KEY,
    ended_at     timestamptz NOT NULL,
    ended_number bigint      NOT NULL
);

CREATE INDEX ended_grants_number ON ended_grants (ended_number);
