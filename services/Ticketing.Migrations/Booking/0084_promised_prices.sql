-- What the seats of an order cost where they differ by category or kind of buyer, or have fees and taxes: the table that
-- the order was promised. Null: every seat costs price_minor. Seats of such an order say more, see SeatsJson.
ALTER TABLE bookings
    ADD COLUMN promised_prices jsonb,
    -- Best available of this category alone.
    ADD COLUMN category text;
