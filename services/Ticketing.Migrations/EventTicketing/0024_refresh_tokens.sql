-- A session is the family of its refresh tokens (RFC 9700, 4.14.2). Each renewal uses up the tokens of the session's
-- generation and makes one of the next. A used token that comes after the grace window ends the session.
ALTER TABLE sessions
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN device       text NOT NULL DEFAULT '' CHECK (length(device) <= 60),
    ADD COLUMN generation   integer NOT NULL DEFAULT 0;

UPDATE sessions SET last_used_at = created_at;

ALTER TABLE sessions ALTER COLUMN last_used_at SET NOT NULL;

-- Used tokens stay: one that comes back is known as stolen. The token itself is stored nowhere, only its SHA-256.
CREATE TABLE refresh_tokens (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    session_id uuid        NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    generation integer     NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_tokens_session_id ON refresh_tokens (session_id, generation);
