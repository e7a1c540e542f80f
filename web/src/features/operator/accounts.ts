import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { privateKey } from '../../shared/api/queryClient';
import type { Authorized } from '../auth';
import { readInside, sendInside } from './queries';

/** As event-ticketing's Operators/AccountContract.cs has it. */
export interface Account {
  user_id: string;
  email: string;
  name: string;
  role: 'buyer' | 'seller' | 'operator';
  created_at: string;
  email_verified: boolean;
  is_guest: boolean;
  locked_at: string | null;
}

export interface AccountDetail {
  account: Account;
  lock_reason: string | null;
  last_log_in_at: string | null;
  has_second_factor: boolean;
  passkeys: number;
  events: number;
  api_keys: number;
  team_members: number;
  sessions: { created_at: string; last_used_at: string; device: string }[];
  session_count: number;
}

export interface AccountFilter {
  q?: string;
  role?: string;
  locked?: boolean;
}

/** How the operator knows that the account's owner asks. */
export const waysToIdentify = ['id-document', 'call-back', 'in-person'] as const;

const path = '/operators/event-ticketing/accounts';

export const accountsQuery = (userId: string | undefined, filter: AccountFilter, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'operators', 'accounts', filter),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        readInside<{ accounts: Account[]; next: string | null }>(
          token, path, { ...filter, ...(after !== null && { after }) }, signal,
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const accountQuery = (userId: string | undefined, accountId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'operators', 'account', accountId),
    queryFn: ({ signal }) =>
      authorized((token) => readInside<AccountDetail>(token, `${path}/${encodeURIComponent(accountId)}`, {}, signal)),
  });

export type AccountChange = 'lock' | 'unlock' | 'end-sessions' | 'remove-second-factor';

export const changeAccount = (
  token: string,
  { accountId, change, ...body }: { accountId: string; change: AccountChange; reason: string; identified_by?: string },
) => sendInside(token, `${path}/${encodeURIComponent(accountId)}/${change}`, body);
