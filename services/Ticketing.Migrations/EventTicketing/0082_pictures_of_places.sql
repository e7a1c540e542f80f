-- What a super-venue, a hall and a production show of their picture, as events have it (0073_pictures.sql).
ALTER TABLE super_venues ADD COLUMN picture jsonb;
ALTER TABLE venues ADD COLUMN picture jsonb;
ALTER TABLE productions ADD COLUMN picture jsonb;
