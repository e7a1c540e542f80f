import { useState } from 'react';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { sendVerification } from './api';
import { useAction } from './useAction';
import { useSession } from './useSession';

/** Tells a buyer whose address is not confirmed what to do, before seats are chosen that could not be held. */
export function VerifyNotice() {
  const { user, renewSession } = useSession();
  const [sent, setSent] = useState(false);
  const again = useAction((token, _: undefined) => sendVerification(token), { onSuccess: () => setSent(true) });
  if (user?.role !== 'buyer' || user.email_verified) return null;
  return (
    <Alert tone="warning" title={t.security.notVerifiedTitle}>
      <p>{t.security.notVerified(user.email)}</p>
      <div className="button-row">
        <button type="button" className="button button-small" disabled={again.busy} onClick={() => again.run(undefined)}>
          {t.security.sendAgain}
        </button>
        <button type="button" className="button button-small" onClick={renewSession}>
          {t.security.haveVerified}
        </button>
      </div>
      {sent && again.error === null && <p role="status">{t.security.sent}</p>}
      {again.error && <Problem error={again.error} />}
    </Alert>
  );
}
