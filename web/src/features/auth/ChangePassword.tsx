import { useRef, type FormEvent } from 'react';
import { Link } from 'react-router';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { changePassword } from './api';
import { NewPasswordField } from './NewPasswordField';
import { useAction } from './useAction';
import { useSession } from './useSession';

/** Another password, for who knows the old one. */
export function ChangePassword() {
  const { user } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const change = useAction(changePassword, { onSuccess: () => form.current?.reset() });
  const { error } = change;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    change.run({ password: text('password'), new_password: text('new_password') });
  };
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t.security.passwordTitle}</h2>
      {error && <Problem error={error} />}
      {change.done && <Alert tone="good">{t.security.changed}</Alert>}
      <form className="form" ref={form} onSubmit={submit}>
        {/* Password managers store the new password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={user?.email ?? ''} readOnly />
        <Field
          label={t.security.oldPassword} name="password" type="password" autoComplete="current-password" required
        />
        <NewPasswordField error={fieldsOf(error)['new_password']?.[0]} />
        <button className="button" disabled={change.busy}>
          {t.security.change}
        </button>
      </form>
      <p className="muted">
        <Link to="/forgot-password">{t.security.noPassword}</Link>
      </p>
    </section>
  );
}
