-- Time-based codes (RFC 6238). The secret is encrypted (AES-GCM) under a key that the database does not have.
CREATE TABLE second_factors (
    user_id      uuid        PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    secret       bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    -- Null until its owner has shown a first code.
    confirmed_at timestamptz,
    -- The newest time step whose code was taken: each code is good once.
    last_step    bigint      NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
    user_id   uuid  NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
    PRIMARY KEY (user_id, code_hash)
);
