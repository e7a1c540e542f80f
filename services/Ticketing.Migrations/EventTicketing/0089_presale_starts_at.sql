-- From when on orders with an access code are taken before the sale begins. Null: no pre-sale.
ALTER TABLE events ADD COLUMN presale_starts_at timestamptz
    CHECK (presale_starts_at IS NULL OR presale_starts_at < sale_starts_at);
