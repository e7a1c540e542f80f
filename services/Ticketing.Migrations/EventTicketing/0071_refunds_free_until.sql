-- Until when buyers get the whole price back; afterwards the fee is kept. Null: the fee is kept from the start.
ALTER TABLE events ADD COLUMN refunds_free_until timestamptz;
