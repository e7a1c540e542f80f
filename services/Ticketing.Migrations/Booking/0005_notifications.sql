-- What users and sellers are told: notifications (WebSocket and e-mail) and webhook deliveries. Both are written in
-- the transaction of the change they tell of, and sent afterwards.

CREATE TABLE notifications (
    -- Derived from what happened, so that telling it again is the same notification.
    id            uuid PRIMARY KEY,
    -- Order of a user's list, and the cursor of its pages.
    seq           bigint GENERATED ALWAYS AS IDENTITY,
    kind          text NOT NULL CHECK (kind IN ('booking_confirmed', 'hold_ending', 'payment_failed', 'refunded',
                      'event_cancelled', 'waitlist_served', 'waitlist_charge_failed', 'payment_late')),
    user_id       uuid NOT NULL,
    event_id      bigint NOT NULL,
    booking_id    uuid,
    -- NotificationDetail as JSON: seats, money, deadline, reason. No name, no address.
    detail        jsonb NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    -- When the replicas were told that it exists.
    announced_at  timestamptz,
    read_at       timestamptz,
    -- PENDING until the mail server took the mail. SKIPPED: nobody to send it to, or too late to be of use. PARKED: tried
    -- as often as allowed; an operator may try again.
    mail_state    text NOT NULL DEFAULT 'PENDING' CHECK (mail_state IN ('PENDING', 'SENT', 'SKIPPED', 'PARKED')),
    mail_attempts integer NOT NULL DEFAULT 0,
    -- Next try, or the end of the lease of the worker that tries it now.
    mail_due_at   timestamptz NOT NULL DEFAULT '-infinity',
    mail_error    text,
    mail_sent_at  timestamptz
);
CREATE INDEX notifications_of_user ON notifications (user_id, seq DESC);
CREATE INDEX notifications_unannounced ON notifications (seq) WHERE announced_at IS NULL;
CREATE INDEX notifications_mail ON notifications (mail_due_at, seq) WHERE mail_state = 'PENDING';
CREATE INDEX notifications_parked ON notifications (seq) WHERE mail_state = 'PARKED';

-- Whose event it is, for finding a seller's webhooks without reading the plan.
ALTER TABLE event_directory
    ADD COLUMN seller_id uuid GENERATED ALWAYS AS ((entry ->> 'sellerId')::uuid) STORED;

-- Where sellers want to be called. The signing secret is not here: it is derived from the id and the installation's key.
CREATE TABLE seller_webhooks (
    id         uuid PRIMARY KEY,
    seller_id  uuid NOT NULL,
    url        text NOT NULL,
    types      text[] NOT NULL,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz
);
CREATE INDEX seller_webhooks_of_seller ON seller_webhooks (seller_id) WHERE deleted_at IS NULL;

CREATE TABLE webhook_deliveries (
    id            uuid PRIMARY KEY,
    seq           bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id    uuid NOT NULL REFERENCES seller_webhooks (id),
    seller_id     uuid NOT NULL,
    -- Derived from what happened: one delivery of it a webhook.
    message_id    uuid NOT NULL,
    type          text NOT NULL,
    event_id      bigint NOT NULL,
    booking_id    uuid,
    -- The bytes that are signed and sent.
    body          text NOT NULL,
    state         text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts      integer NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL DEFAULT '-infinity',
    -- Of the last try: the HTTP status, or why there is none.
    last_status   integer,
    last_error    text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    UNIQUE (webhook_id, message_id)
);
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (webhook_id, seq DESC);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at, seq) WHERE state = 'PENDING';
