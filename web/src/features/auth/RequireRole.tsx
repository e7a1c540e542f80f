import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { User } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from './useSession';

/** The address of the sign-in page that leads back to `returnTo`. */
export const signInPath = (returnTo: string) => `/sign-in?return=${encodeURIComponent(returnTo)}`;

/** Shows a page to people of a role, or without one to everybody who is signed in. */
export function RequireRole({ role, children }: { role?: User['role']; children: ReactNode }) {
  const { user, restoring, restoreError, renewSession } = useSession();
  const { pathname, search } = useLocation();
  if (restoring) {
    return (
      <Page title={t.app.name} narrow>
        {restoreError === undefined ? <Loading /> : <Problem error={restoreError} onRetry={renewSession} />}
      </Page>
    );
  }
  if (user === null) return <Navigate to={signInPath(pathname + search)} replace state={{ required: true }} />;
  if (role !== undefined && user.role !== role) {
    return (
      <Page title={t.app.name} narrow>
        <Alert tone="warning">{onlyFor(role)}</Alert>
      </Page>
    );
  }
  return children;
}

function onlyFor(role: User['role']): string {
  switch (role) {
    case 'buyer': return t.auth.buyersOnly;
    case 'seller': return t.auth.sellersOnly;
    case 'operator': return t.operator.only;
  }
}
