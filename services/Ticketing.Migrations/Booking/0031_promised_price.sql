-- What a seat of the order costs: promised when the order was taken, whatever the seller asks for new orders. Null in
-- orders that were taken before. Orders of several sections have it in preferences too: [["C",2,300000],["A",0,150000]].
ALTER TABLE bookings ADD COLUMN price_minor bigint CHECK (price_minor >= 0);
