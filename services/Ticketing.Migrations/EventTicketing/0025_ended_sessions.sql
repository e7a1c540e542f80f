-- Services ask for the sessions that ended after number n and refuse their access tokens.
ALTER TABLE sessions ADD COLUMN ended_number bigint;

CREATE INDEX sessions_ended_number ON sessions (ended_number) WHERE ended_number IS NOT NULL;

-- The one counter behind sessions.ended_number. Whoever ends sessions takes this row's lock and keeps it until commit, so
-- numbers become visible in their order and a poller that saw n has seen everything up to n.
CREATE TABLE ended_session_number (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value    bigint  NOT NULL
);

INSERT INTO ended_session_number (value) VALUES (0);
