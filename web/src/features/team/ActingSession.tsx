import { useMemo, type ReactNode } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { serverClock } from '../../shared/api/serverClock';
import type { ActingToken } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { SessionContext, useSession, type Authorized } from '../auth';
import { act, useActing } from './acting';
import { actingToken } from './queries';

/** A token is replaced this long before it expires. */
const renewAheadMs = 30_000;

/**
 * The pages below it act for the seller whom the person chose: they see a session of a seller, whose calls have the
 * acting token. Without a choice nothing changes.
 */
export function ActingSession({ children }: { children: ReactNode }) {
  const session = useSession();
  const { user, authorized } = session;
  const acting = useActing(user?.user_id);
  const actingAuthorized = useMemo(
    () => (acting === null ? authorized : authorizedFor(acting.sellerId, authorized)),
    [acting, authorized],
  );
  if (acting === null || user === null) return children;
  // Another id, so that nothing of the member's own cache is shown as the seller's.
  const asSeller = { ...user, role: 'seller' as const, user_id: `${user.user_id} for ${acting.sellerId}` };
  return (
    <SessionContext value={{ ...session, user: asSeller, authorized: actingAuthorized }}>
      <p className="alert alert-info" role="status">
        {t.team.acting(acting.sellerName, t.team.roles[acting.role])}{' '}
        <button type="button" className="button button-small" onClick={() => act(null)}>
          {t.team.stop}
        </button>
      </p>
      {children}
    </SessionContext>
  );
}

function authorizedFor(sellerId: string, authorized: Authorized): Authorized {
  let known: Promise<ActingToken> | undefined;
  const fetchToken = () => {
    const fetching = authorized((token) => actingToken(token, sellerId));
    known = fetching;
    // A failure is not kept: the next call asks again.
    fetching.catch(() => {
      if (known === fetching) known = undefined;
    });
    return fetching;
  };
  const good = async () => {
    const token = await (known ?? fetchToken());
    return Date.parse(token.expires_at) - serverClock.now() > renewAheadMs ? token : fetchToken();
  };
  return async (call) => {
    try {
      return await call((await good()).token);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
      return call((await fetchToken()).token);
    }
  };
}
