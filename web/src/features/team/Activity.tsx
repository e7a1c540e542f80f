import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { AuditLine } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { activityQuery, type ActivityList } from './queries';
import './team.css';

/** Who did what, newest first. */
export function Activity({ list: which, title }: { list: ActivityList; title: string }) {
  const { user, authorized } = useSession();
  const id = useId();
  const list = useInfiniteQuery(activityQuery(user?.user_id, which, authorized));
  const entries = list.data?.pages.flatMap<AuditLine>((page) => page.entries);
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {entries?.length === 0 && <p className="muted">{t.team.noActivity}</p>}
      <ul className="activity">
        {entries?.map((entry) => (
          <li key={entry.audit_id}>
            <span>
              <strong>{whoOf(entry)}</strong> {t.activityKinds[entry.kind] ?? entry.kind}
            </span>
            <span className="muted">
              {formatDateTime(entry.at)}
              {detailsOf(entry)}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}

function whoOf({ actor, actor_name, role }: AuditLine): string {
  if (actor === 'system') return t.team.system;
  if (actor === 'nobody') return t.team.nobody;
  if (actor === 'api-key') return t.team.key(actor_name ?? '');
  const name = actor_name ?? t.team.somebody;
  return role === null ? name : t.team.asRole(name, role);
}

function detailsOf({ details }: AuditLine): string {
  const { amount_minor: amount, currency, ...others } = details;
  const known = Object.entries(others).map(([field, value]) => t.common.labelled(field, String(value)));
  if (amount !== undefined && currency !== undefined) known.unshift(formatMoney(Number(amount), currency));
  return known.length === 0 ? '' : ` · ${t.common.list(known)}`;
}
