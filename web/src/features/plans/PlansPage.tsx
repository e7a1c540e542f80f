import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { Plan, PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { ImportPlan } from './ImportPlan';
import { plansQuery, storePlan, templatesQuery } from './queries';
import './plans.css';

/** The seller's plans, templates to begin with, and the import of files. */
export function PlansPage() {
  const { user, authorized } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = plansQuery(user?.user_id, authorized);
  const list = useQuery(query);
  const templates = useQuery(templatesQuery());
  const open = async (plan: Plan) => {
    await queries.invalidateQueries({ queryKey: query.queryKey });
    await navigate(`/organiser/plans/${plan.plan_id}`);
  };
  const keep = useAction((token, document: PlanDocument) => storePlan(token, document), { onSuccess: open });
  return (
    <Page
      title={t.plans.title}
      crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.plans.title }]}
      lead={<p>{t.plans.lead}</p>}
      aside={<Link className="button button-primary" to="/organiser/plans/new">{t.planEditor.draw}</Link>}
    >
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data?.plans.length === 0 && <p className="empty">{t.plans.none}</p>}
      <ul className="plan-list">
        {list.data?.plans.map((plan) => (
          <li key={plan.plan_id} className="card">
            <h2><Link to={`/organiser/plans/${plan.plan_id}`}>{plan.name}</Link></h2>
            <p className="muted">
              {t.plans.seats(plan.seats)} · {t.plans.version(plan.version)} ·{' '}
              {t.plans.changed(formatVenueTime(plan.created_at, 'UTC'))}
            </p>
          </li>
        ))}
      </ul>
      <section className="card" aria-labelledby="templates-title">
        <h2 id="templates-title">{t.plans.templatesTitle}</h2>
        <div className="button-row">
          {templates.data?.templates.map((template) => (
            <button
              key={template.key} type="button" className="button" disabled={keep.busy}
              aria-label={t.plans.useTemplate(template.name)} onClick={() => keep.run(template.document)}
            >
              {template.name}
            </button>
          ))}
        </div>
        {keep.error && <Problem error={keep.error} />}
      </section>
      <ImportPlan title={t.plans.importTitle} store={storePlan} onStored={(plan) => void open(plan)} />
    </Page>
  );
}
