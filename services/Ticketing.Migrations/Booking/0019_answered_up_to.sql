-- 0018 let the first look for requests without an answer begin at the very first booking: with millions of them it would
-- not end in time. What is PROCESSING now gets its time here instead, and the looks begin with what may not be
-- committed yet: ids of the last ten minutes (docs/adr/0025).
UPDATE bookings SET repeat_at = now() WHERE status = 'PROCESSING' AND repeat_at IS NULL;
UPDATE answered_up_to SET id = made.id
FROM (SELECT (lpad(to_hex((extract(epoch FROM now() - interval '10 minutes') * 1000)::bigint), 12, '0')
    || repeat('0', 20))::uuid AS id) made
WHERE answered_up_to.id < made.id;
