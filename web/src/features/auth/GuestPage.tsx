import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { askAsGuest, signInAsGuest } from './api';
import { recallReturn, rememberReturn } from './guestReturn';
import { safeReturnPath } from './session';
import { useLinkSecret } from './useLinkSecret';
import { useSession } from './useSession';

/** Buying without a password: asks for the mail, and is what the mail's link opens. */
export function GuestPage() {
  const link = useLinkSecret();
  return (
    <Page title={t.guests.title} narrow>
      {link === '' ? <AskForLink /> : <UseLink link={link} />}
    </Page>
  );
}

function AskForLink() {
  const { user } = useSession();
  const [search] = useSearchParams();
  const returnTo = safeReturnPath(search.get('return'));
  const ask = useMutation({ mutationFn: askAsGuest, retry: false });
  // The link was opened in another tab of this browser.
  if (user !== null) return <Navigate to={returnTo} replace />;
  if (ask.isSuccess) {
    return (
      <>
        <Alert tone="good">{t.guests.sent(ask.variables.email)}</Alert>
        <p className="muted">{t.guests.again}</p>
        <button type="button" className="button" onClick={ask.reset}>
          {t.guests.otherAddress}
        </button>
      </>
    );
  }
  const fields = fieldsOf(ask.error);
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    rememberReturn(returnTo);
    ask.mutate({ email: text('email').trim(), name: text('name').trim() });
  };
  return (
    <>
      <p>{t.guests.lead}</p>
      {ask.error && <Problem error={ask.error} />}
      <form className="card form" onSubmit={submit}>
        <Field
          label={t.auth.name} name="name" autoComplete="name" maxLength={100} required error={fields['name']?.[0]}
        />
        <Field
          label={t.auth.email} name="email" type="email" autoComplete="email" required error={fields['email']?.[0]}
        />
        <button className="button button-primary button-wide" disabled={ask.isPending}>
          {t.guests.send}
        </button>
      </form>
      <p className="muted">
        {t.auth.haveAccount} <Link to={`/sign-in?${search.toString()}`}>{t.auth.signInTitle}</Link>
      </p>
    </>
  );
}

/** A button confirms: programs that look into mails open links, and press nothing. */
function UseLink({ link }: { link: string }) {
  const { signIn } = useSession();
  const use = useMutation({ mutationFn: () => signInAsGuest(link), retry: false, onSuccess: signIn });
  if (use.isSuccess) {
    return (
      <>
        <Alert tone="good">{t.guests.done}</Alert>
        <Link className="button button-primary" to={recallReturn()}>
          {t.guests.goOn}
        </Link>
      </>
    );
  }
  return (
    <>
      {use.error && <Problem error={use.error} />}
      <p>{t.guests.confirmLead}</p>
      <button
        type="button" className="button button-primary button-wide" disabled={use.isPending}
        onClick={() => use.mutate()}
      >
        {t.guests.confirm}
      </button>
      {use.error && (
        <p>
          <Link to="/guest" reloadDocument>
            {t.guests.over}
          </Link>
        </p>
      )}
    </>
  );
}
