import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ApiKey, CreatedApiKey } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Alert, Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { apiKeysQuery, createKey, resumeKey, revokeKey, revokeKeyWithMade } from './queries';

/** The seller's keys, and the form to make one. The secret of a new one is shown until the page is left. */
export function ApiKeys() {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = apiKeysQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  const [created, setCreated] = useState<CreatedApiKey>();
  const revoke = useAction(revokeKey, { onSettled: reload });
  const revokeWithMade = useAction(revokeKeyWithMade, { onSettled: reload });
  const resume = useAction(resumeKey, { onSettled: reload });
  const create = useAction(
    (token, form: HTMLFormElement) => {
      const scopes = new FormData(form).getAll('scope').map(String);
      const text = textOf(form);
      return createKey(token, text('name').trim(), scopes, Number(text('days')));
    },
    {
      onSuccess: (key, form) => {
        form.reset();
        setCreated(key);
        return reload();
      },
    },
  );
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    create.run(form.currentTarget);
  };
  const failure = create.error ?? revoke.error ?? revokeWithMade.error ?? resume.error ?? error;
  return (
    <section className="card" aria-labelledby="keys-title">
      <h2 id="keys-title">{t.team.keysTitle}</h2>
      <p className="muted">{t.team.keysLead}</p>
      {data === undefined && !error && <Loading />}
      {data?.keys.length === 0 && <p className="muted">{t.team.noKeys}</p>}
      <ul className="team-list">
        {data?.keys.map((key) => (
          <KeyLine
            key={key.key_id} apiKey={key} onRevoke={() => revoke.run(key.key_id)}
            onRevokeWithMade={() => revokeWithMade.run(key.key_id)} onResume={() => resume.run(key.key_id)}
          />
        ))}
      </ul>
      {created && <NewKey created={created} />}
      {failure && <Problem error={failure} />}
      <form className="form" onSubmit={submit}>
        <Field label={t.team.keyName} name="name" required maxLength={80} autoComplete="off" />
        <fieldset className="scopes">
          <legend>{t.team.keyScopes}</legend>
          {data?.scopes.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name="scope" value={scope} /> {scope}
            </label>
          ))}
        </fieldset>
        <Field label={t.team.keyDays} name="days" type="number" min={1} max={365} defaultValue={90} required />
        <button className="button" disabled={create.busy}>
          {t.team.makeKey}
        </button>
      </form>
    </section>
  );
}

interface KeyLineProps {
  apiKey: ApiKey;
  onRevoke: () => void;
  onRevokeWithMade: () => void;
  onResume: () => void;
}

/** Scopes by which a key makes what stays when it is revoked. */
const makes = (scopes: readonly string[]) => scopes.includes('door:manage') || scopes.includes('webhooks:manage');

function KeyLine({ apiKey, onRevoke, onRevokeWithMade, onResume }: KeyLineProps) {
  const { name, scopes, created_at, expires_at, last_used_at, revoked_at, stopped_at } = apiKey;
  return (
    <li>
      <span>
        <strong>{name}</strong> {t.common.list(scopes)}
        <br />
        <span className="muted">
          {t.team.keyLine(formatDateTime(created_at), formatDateTime(expires_at))}{' '}
          {last_used_at === null ? t.team.keyUnused : t.team.keyUsed(formatDateTime(last_used_at))}
        </span>
      </span>
      {revoked_at === null && stopped_at !== null && (
        <>
          <Badge tone="warning">{t.team.stopped}</Badge>
          <button type="button" className="button button-small" onClick={onResume}>
            {t.team.resume(name)}
          </button>
        </>
      )}
      {revoked_at === null && makes(scopes) && (
        <button type="button" className="button button-small" onClick={onRevokeWithMade}>
          {t.team.revokeWithMade(name)}
        </button>
      )}
      {revoked_at === null ? (
        <button type="button" className="button button-small" onClick={onRevoke}>
          {t.team.revoke(name)}
        </button>
      ) : (
        <Badge tone="warning">{t.team.revoked}</Badge>
      )}
    </li>
  );
}

function NewKey({ created }: { created: CreatedApiKey }) {
  return (
    <Alert tone="good">
      {t.team.newKey}
      <dl className="secret">
        <dt>{t.team.keyId}</dt>
        <dd>
          <code>{created.key.key_id}</code>
        </dd>
        <dt>{t.team.keySecret}</dt>
        <dd>
          <code>{created.client_secret}</code>
        </dd>
      </dl>
    </Alert>
  );
}
