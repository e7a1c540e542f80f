import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { deleteGuest } from './api';
import { useLinkSecret } from './useLinkSecret';
import { useSession } from './useSession';

/** What the mail's link opens with which a guest deletes the account. Programs open links too, and press no button. */
export function DeleteAccountPage() {
  const { user, endSession } = useSession();
  const link = useLinkSecret();
  const remove = useMutation({
    mutationFn: () => deleteGuest(link), retry: false,
    // All sessions of the account are over; one of another account, which has a password, is not.
    onSuccess: () => {
      if (user?.is_guest) endSession(false);
    },
  });
  const done = useFocusFallback<HTMLDivElement>(remove.isSuccess);
  return (
    <Page title={t.myData.deleteTitle} narrow>
      {remove.isSuccess ? (
        <Alert ref={done} tone="good">{t.myData.deleted}</Alert>
      ) : (
        <>
          <p>{t.myData.deleteHint}</p>
          {remove.error && <Problem error={remove.error} />}
          <button
            type="button" className="button" disabled={remove.isPending || link === ''} onClick={() => remove.mutate()}
          >
            {t.myData.deleteNow}
          </button>
          {(remove.error !== null || link === '') && (
            <p><Link to="/account">{t.myData.otherLink}</Link></p>
          )}
        </>
      )}
    </Page>
  );
}
