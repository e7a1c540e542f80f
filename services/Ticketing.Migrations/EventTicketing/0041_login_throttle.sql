-- Failed log-ins by lane: an account from an address, an account from anywhere, an address, a known device. The lane is
-- a SHA-256, so the table tells nobody's address.
CREATE TABLE login_attempts (
    lane      bytea       PRIMARY KEY CHECK (octet_length(lane) = 32),
    failures  integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
);

CREATE INDEX login_attempts_window ON login_attempts (window_ends_at);

-- Browsers in which the account's owner has logged in before: a cookie of 256 random bits, stored as SHA-256.
CREATE TABLE known_devices (
    device_hash  bytea       PRIMARY KEY CHECK (octet_length(device_hash) = 32),
    user_id      uuid        NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    last_used_at timestamptz NOT NULL
);

CREATE INDEX known_devices_user ON known_devices (user_id, last_used_at);
