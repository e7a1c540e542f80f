-- Up to which number this service has erased what it knew of people who deleted their account.
CREATE TABLE erasure_progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    number   bigint  NOT NULL
);

INSERT INTO erasure_progress (number) VALUES (0);
