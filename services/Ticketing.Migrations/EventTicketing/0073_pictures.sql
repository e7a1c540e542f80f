-- Pictures that sellers upload, each in a few forms. A form never changes: another picture has another id. What an event
-- or a series shows is its own column, so that lists read it with the event.
CREATE TABLE pictures (
    picture_id uuid        PRIMARY KEY,
    -- What it is of, for example events/17.
    owner      text        NOT NULL UNIQUE,
    seller_id  uuid        NOT NULL,
    alt        text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE picture_forms (
    picture_id uuid  NOT NULL REFERENCES pictures (picture_id) ON DELETE CASCADE,
    -- The last part of its address: 960.webp, preview.jpg.
    name       text  NOT NULL,
    content    bytea NOT NULL CHECK (octet_length(content) <= 2097152),
    PRIMARY KEY (picture_id, name)
);

-- Compressed already.
ALTER TABLE picture_forms ALTER COLUMN content SET STORAGE EXTERNAL;

-- {"pictureId":"…","alt":"The band on stage","width":1600,"height":900,"widths":[480,960,1600]}
ALTER TABLE events ADD COLUMN picture jsonb;
ALTER TABLE event_series ADD COLUMN picture jsonb;
