import { useState, type FormEvent } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import type { Role } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { currentLanguage } from '../../shared/i18n/language';
import { mailLocales } from '../../shared/i18n/languages';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { logIn, register } from './api';
import { safeReturnPath } from './session';
import { useSession } from './useSession';

export function RegisterPage() {
  const { user, signIn } = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const fields = fieldsOf(error);
  const back = search.get('return');
  if (user !== null && !busy) return <Navigate to={safeReturnPath(back)} replace />;

  const submit = async (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    const email = text('email').trim();
    const password = text('password');
    const role = text('role') as Role;
    setBusy(true);
    setError(undefined);
    try {
      await register({ email, password, name: text('name').trim(), role, locale: mailLocales[currentLanguage()] });
      signIn(await logIn(email, password));
      void navigate(homeOf(role, back), { replace: true });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Page title={t.auth.registerTitle} narrow>
      {error !== undefined && <Problem error={error} />}
      <form className="card form" onSubmit={(form) => void submit(form)}>
        <fieldset className="choices">
          <legend>{t.auth.role}</legend>
          <label className="choice">
            <input type="radio" name="role" value="buyer" defaultChecked /> {t.auth.buyer}
          </label>
          <label className="choice">
            <input type="radio" name="role" value="seller" /> {t.auth.seller}
          </label>
        </fieldset>
        <Field
          label={t.auth.name} name="name" autoComplete="name" maxLength={100} required error={fields['name']?.[0]}
        />
        <Field
          label={t.auth.email} name="email" type="email" autoComplete="email" required error={fields['email']?.[0]}
        />
        <Field
          label={t.auth.password} name="password" type="password" autoComplete="new-password"
          minLength={10} maxLength={128} required hint={t.auth.passwordHint} error={fields['password']?.[0]}
        />
        <button className="button button-primary button-wide" disabled={busy}>
          {t.auth.register}
        </button>
      </form>
      <p className="muted">
        {t.auth.haveAccount} <Link to={`/sign-in?${search.toString()}`}>{t.auth.signInTitle}</Link>
      </p>
    </Page>
  );
}

/** A new organiser starts on the organiser's page: a buyer's page, where they may come from, is of no use to them. */
function homeOf(role: Role, back: string | null): string {
  const path = safeReturnPath(back);
  return role === 'seller' && !path.startsWith('/organiser') ? '/organiser' : path;
}
