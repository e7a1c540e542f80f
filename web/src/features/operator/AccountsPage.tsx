import { useInfiniteQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { accountsQuery, type Account, type AccountFilter } from './accounts';
import { OperatorFrame } from './OperatorFrame';

/** Finds accounts. What was searched for stands in the address, so that the way back from an account keeps it. */
export function AccountsPage() {
  const { user, authorized } = useSession();
  const [asked, setAsked] = useSearchParams();
  const [q, role, state] = [asked.get('q') ?? '', asked.get('role') ?? '', asked.get('state') ?? ''];
  const filter: AccountFilter = {
    ...(q !== '' && { q }), ...(role !== '' && { role }), ...(state !== '' && { locked: state === 'locked' }),
  };
  const list = useInfiniteQuery(accountsQuery(user?.user_id, filter, authorized));
  const accounts = list.data?.pages.flatMap((page) => page.accounts);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    const typed = { q: text('q').trim(), role: text('role'), state: text('state') };
    setAsked(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
  };
  return (
    <OperatorFrame title={t.accounts.title} lead={t.accounts.lead}>
      <form className="card form form-grid" onSubmit={submit} role="search" aria-label={t.accounts.title}>
        <Field
          label={t.accounts.search} hint={t.accounts.searchHint} name="q" type="search" minLength={2} maxLength={200}
          defaultValue={q}
        />
        <SelectField label={t.accounts.role} name="role" defaultValue={role}>
          <option value="">{t.accounts.anyRole}</option>
          {Object.entries(t.accounts.roles).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </SelectField>
        <SelectField label={t.accounts.state} name="state" defaultValue={state}>
          <option value="">{t.accounts.anyState}</option>
          <option value="open">{t.accounts.open}</option>
          <option value="locked">{t.accounts.locked}</option>
        </SelectField>
        <button className="button">{t.accounts.find}</button>
      </form>
      {list.error && !list.isFetchNextPageError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {accounts?.length === 0 && <p className="empty" role="status">{t.accounts.none}</p>}
      {accounts && accounts.length > 0 && <AccountTable accounts={accounts} />}
      <ShowMore list={list} />
    </OperatorFrame>
  );
}

function AccountTable({ accounts }: { accounts: Account[] }) {
  return (
    // What scrolls can be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card table-scroll" role="region" aria-label={t.accounts.title} tabIndex={0}>
      <table>
        <thead>
          <tr>{t.accounts.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.user_id}>
              <td>
                <Link to={`/operator/accounts/${account.user_id}`}>{account.name}</Link>
                <br />
                <span className="muted">{account.email}</span>
              </td>
              <td>{t.accounts.roles[account.role]}</td>
              <td><AccountState account={account} /></td>
              <td>{formatDateTime(account.created_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Locked or open, and what else is unusual, in words. */
export function AccountState({ account }: { account: Account }) {
  return (
    <>
      {account.locked_at
        ? <Badge tone="bad">{t.accounts.locked}</Badge>
        : <Badge tone="good">{t.accounts.open}</Badge>}{' '}
      {account.is_guest && <Badge tone="neutral">{t.accounts.guest}</Badge>}{' '}
      {!account.email_verified && <Badge tone="neutral">{t.accounts.unverified}</Badge>}
    </>
  );
}
