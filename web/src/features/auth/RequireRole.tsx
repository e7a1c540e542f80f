import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { Role } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from './useSession';

/** The address of the sign-in page that leads back to `returnTo`. */
export const signInPath = (returnTo: string) => `/sign-in?return=${encodeURIComponent(returnTo)}`;

export function RequireRole({ role, children }: { role: Role; children: ReactNode }) {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user === null) return <Navigate to={signInPath(pathname + search)} replace state={{ required: true }} />;
  if (user.role !== role) {
    return (
      <Page title={t.app.name} narrow>
        <Alert tone="warning">{role === 'buyer' ? t.auth.buyersOnly : t.auth.sellersOnly}</Alert>
      </Page>
    );
  }
  return children;
}
