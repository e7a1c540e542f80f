import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';

export function NewPasswordField({ error }: { error: string | undefined }) {
  return (
    <Field
      label={t.security.newPassword} name="new_password" type="password" autoComplete="new-password" minLength={10}
      maxLength={128} required hint={t.auth.passwordHint} error={error}
    />
  );
}
