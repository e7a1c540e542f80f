-- Passkeys (WebAuthn): public keys, so a copy of the database signs nobody in.
CREATE TABLE passkeys (
    passkey_id    uuid        PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    credential_id bytea       NOT NULL CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
    public_key    bytea       NOT NULL CHECK (octet_length(public_key) <= 4096),
    -- Of the last signature; 0 for authenticators that do not count, such as those that copy keys between devices.
    sign_count    bigint      NOT NULL CHECK (sign_count >= 0),
    name          text        NOT NULL CHECK (length(name) <= 80),
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz
);

CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential_id);
CREATE INDEX passkeys_user ON passkeys (user_id, created_at);

-- What an authenticator is asked to sign: good once, and for some minutes.
CREATE TABLE passkey_challenges (
    challenge_id uuid        PRIMARY KEY,
    challenge    bytea       NOT NULL CHECK (octet_length(challenge) = 32),
    -- Who adds a passkey; null: somebody signs in.
    user_id      uuid        REFERENCES users (user_id) ON DELETE CASCADE,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX passkey_challenges_expiry ON passkey_challenges (expires_at);

ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check
    CHECK (kind IN ('verify-email', 'reset-password', 'password-changed', 'passkey-added'));
