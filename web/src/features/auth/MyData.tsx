import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fetchFile } from '../../shared/api/client';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { askToDeleteGuest, deleteAccount, secondFactorQuery } from './api';
import { useAction } from './useAction';
import { useSession } from './useSession';

async function downloadMyData(token: string): Promise<void> {
  const file = await fetchFile('/users/me/export', token);
  if (file === undefined) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file.bytes], { type: 'application/json' }));
  link.download = 'my-data.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Everything that is held of the person as a file, and the end of the account. */
export function MyData() {
  const { user } = useSession();
  const download = useAction(downloadMyData, { readOnly: true });
  return (
    <section className="card" aria-labelledby="my-data">
      <h2 id="my-data">{t.myData.title}</h2>
      <p className="muted">{t.myData.exportHint}</p>
      {download.error && <Problem error={download.error} />}
      <button type="button" className="button" disabled={download.busy} onClick={() => download.run(undefined)}>
        {download.busy ? t.myData.exporting : t.myData.export}
      </button>
      <h3>{t.myData.deleteTitle}</h3>
      <p className="muted">{t.myData.deleteHint}</p>
      {user?.is_guest ? <DeleteByMail /> : <DeleteByPassword />}
    </section>
  );
}

/** What a sign-in asks for, because a session may be somebody else's. */
function DeleteByPassword() {
  const { user, authorized, endSession } = useSession();
  const { data: secondFactor } = useQuery(secondFactorQuery(user?.user_id, authorized));
  const remove = useAction(
    (token, form: HTMLFormElement) => {
      const text = textOf(form);
      const code = text('code').trim();
      return deleteAccount(token, { password: text('password'), ...(code && { code }) });
    },
    { onSuccess: () => endSession(false) },
  );
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    remove.run(form.currentTarget);
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field label={t.myData.password} name="password" type="password" required autoComplete="current-password" />
      {secondFactor?.enabled && (
        <Field
          label={t.security.code} name="code" autoComplete="one-time-code" hint={t.security.codeHint} required
        />
      )}
      {remove.error && <Problem error={remove.error} />}
      <button className="button" disabled={remove.busy}>
        {t.myData.delete}
      </button>
    </form>
  );
}

/** A guest has no password: the link of a mail stands for it. */
function DeleteByMail() {
  const { user } = useSession();
  const ask = useAction(askToDeleteGuest);
  const sent = useFocusFallback<HTMLDivElement>(ask.done);
  return (
    <>
      <p>{t.myData.byMail}</p>
      {ask.error && <Problem error={ask.error} />}
      {ask.done ? (
        <Alert ref={sent} tone="good">{t.myData.mailSent(user?.email ?? '')}</Alert>
      ) : (
        <button type="button" className="button" disabled={ask.busy} onClick={() => ask.run(undefined)}>
          {t.myData.mailLink}
        </button>
      )}
    </>
  );
}
