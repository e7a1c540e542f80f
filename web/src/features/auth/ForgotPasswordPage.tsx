import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { forgotPassword } from './api';

/** Asks for the mail to choose another password. The answer does not tell whether there is such an account. */
export function ForgotPasswordPage() {
  const ask = useMutation({ mutationFn: forgotPassword, retry: false });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    ask.mutate(textOf(form.currentTarget)('email').trim());
  };
  return (
    <Page title={t.security.forgotTitle} narrow>
      {ask.error && <Problem error={ask.error} />}
      {ask.isSuccess && <Alert tone="good">{t.security.forgotSent}</Alert>}
      <form className="card form" onSubmit={submit}>
        <p>{t.security.forgotLead}</p>
        <Field label={t.auth.email} name="email" type="email" autoComplete="email" required />
        <button className="button button-primary button-wide" disabled={ask.isPending}>
          {t.security.forgotSend}
        </button>
      </form>
      <p className="muted">
        <Link to="/sign-in">{t.auth.signInTitle}</Link>
      </p>
    </Page>
  );
}
