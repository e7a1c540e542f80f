import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Passkey } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { addPasskey, passkeysQuery, removePasskey, secondFactorQuery } from './api';
import { hasPasskeys } from './passkeys';
import { useAction } from './useAction';
import { useSession } from './useSession';

/** The devices that sign the person in without a password: lists them, adds one, removes one. */
export function Passkeys() {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(passkeysQuery(user?.user_id, authorized));
  const [removing, setRemoving] = useState<string>();
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t.security.passkeys}</h2>
      <p className="muted">{t.security.passkeysLead}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.passkeys.length === 0 && <p className="muted">{t.security.noPasskeys}</p>}
      {data && data.passkeys.length > 0 && (
        <ul className="places">
          {data.passkeys.map((passkey) => (
            <Line
              key={passkey.passkey_id} passkey={passkey} open={removing === passkey.passkey_id}
              onToggle={(open) => setRemoving(open ? passkey.passkey_id : undefined)}
            />
          ))}
        </ul>
      )}
      {hasPasskeys() ? <Add /> : <Alert tone="info">{t.security.noPasskeyHere}</Alert>}
    </section>
  );
}

interface LineProps {
  passkey: Passkey;
  open: boolean;
  onToggle: (open: boolean) => void;
}

function Line({ passkey: { passkey_id, name, created_at, last_used_at }, open, onToggle }: LineProps) {
  const reload = useReload();
  const remove = useAction(removePasskey, {
    onSuccess: () => {
      onToggle(false);
      return reload();
    },
  });
  const onSubmit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    remove.run({ passkeyId: passkey_id, ...factorsOf(form.currentTarget) });
  };
  return (
    <li>
      <strong>{name}</strong>
      <button
        type="button" className="button button-small" aria-expanded={open} onClick={() => onToggle(!open)}
      >
        {t.security.removePasskey(name)}
      </button>
      <span className="muted">
        {t.security.passkeyAdded(formatDateTime(created_at))}{' '}
        {last_used_at === null ? t.security.passkeyUnused : t.security.passkeyUsed(formatDateTime(last_used_at))}
      </span>
      {open && (
        <form className="form" onSubmit={onSubmit}>
          {remove.error && <Problem error={remove.error} />}
          <Factors />
          <button className="button" disabled={remove.busy}>
            {t.security.remove}
          </button>
        </form>
      )}
    </li>
  );
}

function Add() {
  const reload = useReload();
  const add = useAction(
    (token, form: HTMLFormElement) =>
      addPasskey(token, { name: textOf(form)('passkey-name').trim(), ...factorsOf(form) }),
    {
      onSuccess: (_, form) => {
        form.reset();
        return reload();
      },
    },
  );
  const onSubmit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    add.run(form.currentTarget);
  };
  return (
    <form className="form" onSubmit={onSubmit}>
      {add.error && <Problem error={add.error} />}
      <Field
        label={t.security.passkeyName} name="passkey-name" hint={t.security.passkeyNameHint} maxLength={80}
        autoComplete="off" required
      />
      <Factors />
      <button className="button" disabled={add.busy}>
        {t.security.addPasskey}
      </button>
    </form>
  );
}

/** What a sign-in asks for. */
function Factors() {
  const { user, authorized } = useSession();
  const { data } = useQuery(secondFactorQuery(user?.user_id, authorized));
  return (
    <>
      <Field label={t.security.oldPassword} name="password" type="password" autoComplete="current-password" required />
      {data?.enabled && (
        <Field label={t.security.code} name="code" autoComplete="one-time-code" hint={t.security.codeHint} required />
      )}
    </>
  );
}

function factorsOf(form: HTMLFormElement): { password: string; code?: string } {
  const text = textOf(form);
  const code = text('code').trim();
  return { password: text('password'), ...(code && { code }) };
}

function useReload() {
  const { user, authorized } = useSession();
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: passkeysQuery(user?.user_id, authorized).queryKey });
}
