import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { accountQuery, changeAccount, waysToIdentify, type AccountChange, type AccountDetail } from './accounts';
import './operator.css';

const isWay = (text: string) => waysToIdentify.some((way) => way === text);

/** What an operator may do to an account, each with a reason. */
export function AccountChanges({ detail }: { detail: AccountDetail }) {
  const [done, setDone] = useState<string | null>(null);
  const { account } = detail;
  if (account.role === 'operator') return <Alert tone="info">{t.accounts.ofOperator}</Alert>;
  const { lock, unlock, endSessions, removeFactor } = t.accounts;
  return (
    <section className="account-changes" aria-labelledby="account-changes-title">
      <h2 id="account-changes-title">{t.accounts.changes}</h2>
      {done && <Alert tone="good">{done}</Alert>}
      {account.locked_at ? (
        <ChangeForm
          accountId={account.user_id} change="unlock" label={unlock} hint={t.accounts.unlockHint}
          onDone={() => setDone(t.accounts.unlockDone)}
        />
      ) : (
        <ChangeForm
          accountId={account.user_id} change="lock" label={lock} hint={t.accounts.lockHint}
          onDone={() => setDone(t.accounts.lockDone)}
        />
      )}
      {detail.session_count > 0 && (
        <ChangeForm
          accountId={account.user_id} change="end-sessions" label={endSessions} hint={t.accounts.endSessionsHint}
          onDone={() => setDone(t.accounts.endSessionsDone)}
        />
      )}
      {detail.has_second_factor && (
        <ChangeForm
          accountId={account.user_id} change="remove-second-factor" label={removeFactor}
          hint={t.accounts.removeFactorHint} onDone={() => setDone(t.accounts.removeFactorDone)}
        />
      )}
    </section>
  );
}

interface ChangeFormProps {
  accountId: string;
  change: AccountChange;
  label: string;
  hint: string;
  onDone: () => void;
}

function ChangeForm({ accountId, change, label, hint, onDone }: ChangeFormProps) {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const action = useAction(changeAccount, {
    onSuccess: onDone,
    onSettled: () =>
      queries.invalidateQueries({ queryKey: accountQuery(user?.user_id, accountId, authorized).queryKey }),
  });
  const fields = fieldsOf(action.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    const way = change === 'remove-second-factor' ? text('identified_by') : '';
    action.run({ accountId, change, reason: text('reason').trim(), ...(isWay(way) && { identified_by: way }) });
  };
  return (
    <form className="card form" onSubmit={submit} aria-label={label}>
      <h3>{label}</h3>
      <p>{hint}</p>
      {change === 'remove-second-factor' && (
        <SelectField
          label={t.accounts.identifiedBy} name="identified_by" required defaultValue=""
          error={fields['identified_by']?.[0]}
        >
          <option value="" disabled>{t.accounts.choose}</option>
          {waysToIdentify.map((way) => <option key={way} value={way}>{t.accounts.ways[way]}</option>)}
        </SelectField>
      )}
      <Field
        label={t.accounts.reason} hint={t.accounts.reasonHint} name="reason" required minLength={5} maxLength={300}
        autoComplete="off" error={fields['reason']?.[0]}
      />
      {action.error && <Problem error={action.error} />}
      <button className="button" disabled={action.busy}>{label}</button>
    </form>
  );
}
