-- A key stops when its seller's password is replaced by a mailed link, and goes on when the seller says so. grant_id is
-- what its tokens are given for: a new one after each stop, so that the tokens of before stay ended.
ALTER TABLE api_keys ADD COLUMN stopped_at timestamptz, ADD COLUMN grant_id uuid;
UPDATE api_keys SET grant_id = key_id;
ALTER TABLE api_keys ALTER COLUMN grant_id SET NOT NULL;

-- The API key that invited somebody to a door; null: a person did. What a stolen key made can be ended with it.
ALTER TABLE door_invitations ADD COLUMN made_by_key uuid;
CREATE INDEX door_invitations_key ON door_invitations (made_by_key) WHERE made_by_key IS NOT NULL;
