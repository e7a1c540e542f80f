-- Rooms that open by themselves when more people order than the system bears (docs/adr/0042).
ALTER TABLE waiting_rooms ADD COLUMN by_demand boolean NOT NULL DEFAULT false;

-- The events with the most orders of the last second, and how many.
ALTER TABLE waiting_room_gateways
    ADD COLUMN busy_events bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN busy_orders integer[] NOT NULL DEFAULT '{}';
