-- A guest has no password to delete the account with: the link of a mail stands for it.
ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check CHECK (kind IN
    ('verify-email', 'reset-password', 'password-changed', 'passkey-added', 'tickets-offered', 'tickets-transferred',
     'guest-sign-in', 'account-exists', 'delete-account'));
