-- The API key that registered a webhook; null: a person did. What a stolen key made can be ended with it.
ALTER TABLE seller_webhooks ADD COLUMN made_by_key uuid;
