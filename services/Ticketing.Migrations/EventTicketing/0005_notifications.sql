-- The language a user is written to in.
ALTER TABLE users
    ADD COLUMN locale text NOT NULL DEFAULT 'en',
    ADD CONSTRAINT users_locale_known CHECK (locale IN ('en', 'zh-Hant'));
