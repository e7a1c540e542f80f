-- Who buys without choosing a password signs in by links of mails; with a password the account is one like any other.
ALTER TABLE users ADD COLUMN is_guest boolean NOT NULL DEFAULT false;

ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check CHECK (kind IN
    ('verify-email', 'reset-password', 'password-changed', 'passkey-added', 'tickets-offered', 'tickets-transferred',
     'guest-sign-in', 'account-exists'));
