-- Whether the address of an account is its owner's. Who has bought before goes on without being asked.
ALTER TABLE users ADD COLUMN email_verified_at timestamptz;

UPDATE users SET email_verified_at = created_at
WHERE role = 'operator' OR EXISTS (SELECT FROM ticket_bookings b WHERE b.buyer_id = users.user_id);

-- Mails about an account, which booking's mail worker takes and sends. The secret of a mail's link is made when the mail
-- is taken, and stored as SHA-256 only: a mail that is taken again has a new one, and the old one is good no more.
CREATE TABLE account_mails (
    mail_id    uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('verify-email', 'reset-password', 'password-changed')),
    asked_at   timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    -- Sent, or given up.
    finished_at timestamptz,
    outcome    text,
    token_hash bytea       CHECK (octet_length(token_hash) = 32),
    expires_at timestamptz,
    used_at    timestamptz
);

CREATE INDEX account_mails_due ON account_mails (due_at) WHERE finished_at IS NULL;
CREATE INDEX account_mails_of_user ON account_mails (user_id, kind, asked_at);
CREATE UNIQUE INDEX account_mails_token ON account_mails (token_hash) WHERE token_hash IS NOT NULL;
