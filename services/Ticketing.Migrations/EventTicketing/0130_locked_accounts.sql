-- An operator may lock an account: nobody logs in to it, and its API keys and its team get no tokens. Who locked it, and
-- why, is in the audit log.
ALTER TABLE users ADD COLUMN locked_at timestamptz;
CREATE INDEX users_locked ON users (user_id) WHERE locked_at IS NOT NULL;

ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check CHECK (kind IN
    ('verify-email', 'reset-password', 'password-changed', 'passkey-added', 'tickets-offered', 'tickets-transferred',
     'guest-sign-in', 'account-exists', 'delete-account', 'second-factor-removed'));
