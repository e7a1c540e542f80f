-- A deleted account keeps its row and id, a pseudonym for what accounting must keep, and nothing that names a person.
-- Services ask who was deleted after number n. The counter's lock makes numbers visible in their order.
ALTER TABLE users
    ADD COLUMN deleted_at     timestamptz,
    ADD COLUMN deleted_number bigint;

CREATE UNIQUE INDEX users_deleted_number ON users (deleted_number) WHERE deleted_number IS NOT NULL;

CREATE TABLE deleted_user_number (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value    bigint  NOT NULL
);

INSERT INTO deleted_user_number (value) VALUES (0);
