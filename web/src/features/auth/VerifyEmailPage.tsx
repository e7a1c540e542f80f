import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { verifyEmail } from './api';
import { useLinkSecret } from './useLinkSecret';
import { useSession } from './useSession';
import { VerifyNotice } from './VerifyNotice';

/** Opened by the link of a mail. A button confirms: programs that look into mails open links, and press nothing. */
export function VerifyEmailPage() {
  const link = useLinkSecret();
  const { user, restoring, renewSession } = useSession();
  const verify = useMutation({
    mutationFn: () => verifyEmail(link),
    retry: false,
    // The next token says so, in every tab of this browser.
    onSuccess: () => (user !== null || restoring) && renewSession(),
  });
  return (
    <Page title={t.security.verifyTitle} narrow>
      {verify.isSuccess ? (
        <>
          <Alert tone="good">{t.security.verified}</Alert>
          <Link className="button button-primary" to="/">
            {t.security.toEvents}
          </Link>
        </>
      ) : (
        <>
          {link === '' && <Alert tone="warning">{t.security.noLink}</Alert>}
          {verify.error && <Problem error={verify.error} />}
          {(link === '' || verify.error) && <VerifyNotice />}
          <p>{t.security.verifyLead}</p>
          <button
            type="button" className="button button-primary button-wide" disabled={verify.isPending || link === ''}
            onClick={() => verify.mutate()}
          >
            {t.security.verify}
          </button>
        </>
      )}
    </Page>
  );
}
