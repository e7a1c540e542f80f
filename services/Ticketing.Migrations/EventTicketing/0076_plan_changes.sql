-- The event's edition that last changed the seats of the section; 0 as it was made. Live state has it too.
ALTER TABLE event_sections ADD COLUMN edition integer NOT NULL DEFAULT 0;

-- The last change of the seats of each section, until seat-reservation has answered and as a record afterwards.
CREATE TABLE plan_changes (
    event_id   bigint      NOT NULL REFERENCES events (event_id) ON DELETE CASCADE,
    section    text        COLLATE "C" NOT NULL,
    edition    integer     NOT NULL,
    -- False until the live state is that of the edition.
    is_applied boolean     NOT NULL,
    -- Seats that were to be blocked and that somebody had: [{"subsection":1,"row":5,"seat":12}]
    kept       jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, section)
);
