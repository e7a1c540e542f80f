-- Wrong codes of second factors by lane: an account from browsers that it does not know, from one that it knows, or from
-- within a session. The lane is a SHA-256, so the table names nobody.
CREATE TABLE code_tries (
    lane       bytea       PRIMARY KEY CHECK (octet_length(lane) = 32),
    failures   integer     NOT NULL CHECK (failures >= 0),
    -- No code is looked at before.
    wait_until timestamptz NOT NULL,
    forget_at  timestamptz NOT NULL
);

CREATE INDEX code_tries_forget ON code_tries (forget_at);
