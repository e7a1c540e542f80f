import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { OperatorFrame } from './OperatorFrame';
import { auditLogQuery, logs, type AuditFilter } from './queries';

/** Who did what, of everybody, with the addresses of log-ins. */
export function AuditLogPage() {
  const { user, authorized } = useSession();
  const asked = useSearchParams()[0].get('user') ?? '';
  const [filter, setFilter] = useState<AuditFilter>({ log: 'event-ticketing', ...(asked !== '' && { user: asked }) });
  const list = useInfiniteQuery(auditLogQuery(user?.user_id, filter, authorized));
  const entries = list.data?.pages.flatMap((page) => page.entries);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget);
    const [person, number, kind] = [text('user').trim(), text('event').trim(), text('kind').trim()];
    setFilter({
      log: logs.find((log) => log === text('log')) ?? 'event-ticketing',
      ...(person !== '' && { user: person }), ...(number !== '' && { event: number }), ...(kind !== '' && { kind }),
    });
  };
  return (
    <OperatorFrame title={t.operator.auditLog} lead={t.operator.auditLogLead}>
      <form className="card form form-grid" onSubmit={submit}>
        <SelectField label={t.operator.log} name="log">
          {logs.map((log) => <option key={log}>{log}</option>)}
        </SelectField>
        <Field label={t.operator.userId} name="user" maxLength={36} defaultValue={asked} />
        <Field label={t.operator.eventNumber} name="event" type="number" min={1} />
        <Field label={t.operator.kind} name="kind" maxLength={60} />
        <button className="button">{t.operator.show}</button>
      </form>
      {list.error && !list.isFetchNextPageError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {entries?.length === 0 && <p className="empty">{t.operator.nothing}</p>}
      {entries && entries.length > 0 && (
        // What scrolls can be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="card table-scroll" role="region" aria-label={t.operator.auditLog} tabIndex={0}>
          <table>
            <thead>
              <tr>{t.operator.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
            </thead>
            <tbody>
              {entries.map((line) => (
                <tr key={line.audit_id}>
                  <td>{formatDateTime(line.at)}</td>
                  <td>{line.kind}</td>
                  <td>{line.actor} {line.actor_name ?? line.actor_id ?? ''}</td>
                  <td>{line.event_id ?? ''}</td>
                  <td>{Object.entries(line.details).map(([name, value]) => `${name}: ${value}`).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ShowMore list={list} />
    </OperatorFrame>
  );
}
