-- A seller's desk finds orders by a part of their buyers' names and addresses: three letters in a row are looked up, where
-- LIKE '%…%' would read everybody.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX users_desk_search ON users USING gin ((lower(name) || ' ' || email) gin_trgm_ops) WHERE deleted_at IS NULL;
