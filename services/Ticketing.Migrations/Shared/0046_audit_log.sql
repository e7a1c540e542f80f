-- Who did what to which event, order, user. Ids only, so that deleting an account leaves no name or address here.
CREATE TABLE audit_log (
    audit_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    actor      text        NOT NULL CHECK (actor IN ('user', 'member', 'api-key', 'operator', 'system', 'nobody')),
    actor_id   uuid,
    role       text,
    -- Whom it concerns: an event's seller, or the seller acted for.
    seller_id  uuid,
    event_id   bigint,
    order_id   uuid,
    subject_id uuid,
    -- Of a log-in; forgotten after some days.
    address    inet,
    details    jsonb       NOT NULL DEFAULT '{}' CHECK (octet_length(details::text) <= 4000)
);

CREATE INDEX audit_log_event ON audit_log (event_id, audit_id) WHERE event_id IS NOT NULL;
CREATE INDEX audit_log_seller ON audit_log (seller_id, audit_id) WHERE event_id IS NULL;
CREATE INDEX audit_log_actor ON audit_log (actor_id, audit_id);
CREATE INDEX audit_log_subject ON audit_log (subject_id, audit_id) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_log_kind ON audit_log (kind, audit_id);
CREATE INDEX audit_log_at ON audit_log (at);

-- Append-only: an entry may lose its address, and may be deleted when it is older than any retention that may be set.
CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.address IS NULL
        AND to_jsonb(NEW) - 'address' = to_jsonb(OLD) - 'address' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '30 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'audit_log is append-only';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();

CREATE FUNCTION audit_log_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit_log is append-only'; END $$;
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_not_truncated();
