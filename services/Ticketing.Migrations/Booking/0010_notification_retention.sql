-- Finds what is old enough to be forgotten. Rows lie in the order of their time, so a summary of each block range is enough.
CREATE INDEX notifications_created ON notifications USING brin (created_at);
CREATE INDEX webhook_deliveries_created ON webhook_deliveries USING brin (created_at);
