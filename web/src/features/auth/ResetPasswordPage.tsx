import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { resetPassword } from './api';
import { NewPasswordField } from './NewPasswordField';
import { useLinkSecret } from './useLinkSecret';
import { useSession } from './useSession';

/** Another password, by the link of a mail. */
export function ResetPasswordPage() {
  const link = useLinkSecret();
  const { user, endSession } = useSession();
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword(link, password),
    retry: false,
    // The server has ended this browser's session too.
    onSuccess: () => user && endSession(false),
  });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    reset.mutate(textOf(form.currentTarget)('new_password'));
  };
  if (reset.isSuccess) {
    return (
      <Page title={t.security.resetTitle} narrow>
        <Alert tone="good">{t.security.resetDone}</Alert>
        <Link className="button button-primary" to="/sign-in">
          {t.auth.signInTitle}
        </Link>
      </Page>
    );
  }
  return (
    <Page title={t.security.resetTitle} narrow>
      {link === '' && <Alert tone="warning">{t.security.noLink}</Alert>}
      {reset.error && <Problem error={reset.error} />}
      <form className="card form" onSubmit={submit}>
        <NewPasswordField error={fieldsOf(reset.error)['password']?.[0]} />
        <button className="button button-primary button-wide" disabled={reset.isPending || link === ''}>
          {t.security.resetSave}
        </button>
      </form>
      <p className="muted">
        <Link to="/forgot-password">{t.security.askAgain}</Link>
      </p>
    </Page>
  );
}
