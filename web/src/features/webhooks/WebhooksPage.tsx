import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Webhook } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { Deliveries } from './Deliveries';
import { addWebhook, deleteWebhook, webhookEvents, webhooksQuery } from './queries';

/** Addresses of the seller's own systems that are told of orders, and what was sent to them. */
export function WebhooksPage() {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const options = webhooksQuery(user?.user_id, authorized);
  const { data, error, refetch } = useQuery(options);
  const [made, setMade] = useState<Webhook | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: options.queryKey, exact: true });
  const add = useAction(
    (token, form: HTMLFormElement) => {
      const events = new FormData(form).getAll('event').map(String);
      return addWebhook(token, { url: textOf(form)('url').trim(), events });
    },
    {
      onSuccess: (webhook, form) => {
        form.reset();
        setMade(webhook);
        return reload();
      },
    },
  );
  const remove = useAction(deleteWebhook, { onSettled: reload });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.run(event.currentTarget);
  };
  return (
    <Page
      title={t.webhooks.title} crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.webhooks.title }]}
      lead={<p>{t.webhooks.lead}</p>}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.webhooks.length === 0 && <p className="empty">{t.webhooks.none}</p>}
      {made?.secret && (
        <Alert tone="good">
          {t.webhooks.secret} <code>{made.secret}</code>
        </Alert>
      )}
      {remove.error && <Problem error={remove.error} />}
      {data?.webhooks.map(({ webhook_id, url, events, created_at }) => (
        <section key={webhook_id} className="card" aria-label={url}>
          <div className="section-head">
            <h2>{url}</h2>
            <button
              type="button" className="button button-small" aria-label={t.webhooks.remove(url)} disabled={remove.busy}
              onClick={() => remove.run(webhook_id)}
            >
              {t.planEditor.remove}
            </button>
          </div>
          <p className="muted">{events.join(', ')} · {t.webhooks.made(formatDateTime(created_at))}</p>
          <Deliveries webhookId={webhook_id} url={url} />
        </section>
      ))}
      <form className="card form" onSubmit={submit}>
        <Field label={t.webhooks.url} name="url" type="url" required maxLength={500} autoComplete="off" />
        <fieldset className="choices">
          <legend>{t.webhooks.events}</legend>
          {webhookEvents.map((event) => (
            <label key={event} className="check">
              <input type="checkbox" name="event" value={event} defaultChecked={event === 'order.paid'} /> {event}
            </label>
          ))}
        </fieldset>
        {add.error && <Problem error={add.error} />}
        <button className="button" disabled={add.busy}>{t.webhooks.add}</button>
      </form>
    </Page>
  );
}
