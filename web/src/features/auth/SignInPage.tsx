import { useState, type FormEvent } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import type { Session } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { logIn, logInByPasskey } from './api';
import { hasPasskeys } from './passkeys';
import { safeReturnPath } from './session';
import { useSession } from './useSession';

/** For a field that appears: the person types into it next. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

export function SignInPage() {
  const { user, expired, restoring, restoreError, signIn } = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const required = (useLocation().state as { required?: boolean } | null)?.required === true;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [needsCode, setNeedsCode] = useState(false);
  const returnTo = safeReturnPath(search.get('return'));
  if (user !== null) return <Navigate to={returnTo} replace />;
  if (restoring && restoreError === undefined) return <Loading />;

  const finish = async (start: () => Promise<Session>) => {
    setBusy(true);
    setError(undefined);
    try {
      signIn(await start());
      void navigate(returnTo, { replace: true });
    } catch (failure) {
      const isFirstAsk = !needsCode && failure instanceof ApiError && failure.code === 'second-factor-required';
      if (isFirstAsk) setNeedsCode(true);
      setError(isFirstAsk ? undefined : failure);
      setBusy(false);
    }
  };
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    void finish(() => logIn(text('email').trim(), text('password'), { code: text('code').trim() }));
  };

  return (
    <Page title={t.auth.signInTitle} narrow>
      {expired && error === undefined && <Alert tone="warning">{t.auth.expired}</Alert>}
      {!expired && error === undefined && required && <Alert tone="info">{t.auth.required}</Alert>}
      {error !== undefined && <Problem error={error} />}
      {needsCode && error === undefined && <Alert tone="info">{t.security.codeNeeded}</Alert>}
      <form className="card form" onSubmit={submit}>
        <Field label={t.auth.email} name="email" type="email" autoComplete="email" required />
        <Field label={t.auth.password} name="password" type="password" autoComplete="current-password" required />
        {needsCode && (
          <Field
            label={t.security.code} name="code" autoComplete="one-time-code" hint={t.security.codeHint} required
            ref={takeFocus}
          />
        )}
        <button className="button button-primary button-wide" disabled={busy}>
          {t.auth.signIn}
        </button>
        {hasPasskeys() ? (
          <button
            type="button" className="button button-wide" disabled={busy} onClick={() => void finish(logInByPasskey)}
          >
            {t.security.passkeySignIn}
          </button>
        ) : (
          <p className="muted">{t.security.noPasskeyHere}</p>
        )}
      </form>
      <p className="muted">
        <Link to="/forgot-password">{t.security.forgotLink}</Link>
      </p>
      <p>
        <Link className="button button-wide" to={`/guest?${search.toString()}`}>
          {t.guests.link}
        </Link>
      </p>
      <p className="muted">
        {t.auth.noAccount} <Link to={`/register?${search.toString()}`}>{t.auth.registerTitle}</Link>
      </p>
    </Page>
  );
}
