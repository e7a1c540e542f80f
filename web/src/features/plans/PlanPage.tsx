import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import type { PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { Download } from '../tickets';
import { ImportPlan } from './ImportPlan';
import { PlanPreview } from './PlanPreview';
import { changePlan, deletePlan, exportPath, planDrawingQuery, planQuery, plansQuery } from './queries';
import './plans.css';

const files = {
  json: ['plan.json', 'application/json'], csv: ['plan.csv', 'text/csv'],
  pretix: ['plan.pretix.json', 'application/json'],
} as const;

/** One plan: its picture, its sections, files of it, a new version, and its end. */
export function PlanPage() {
  const planId = useParams()['planId'] ?? '';
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const query = planQuery(user?.user_id, planId, authorized);
  const { data: plan, error, refetch } = useQuery(query);
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' }, { label: t.plans.title, to: '/organiser/plans' },
    ...(plan ? [{ label: plan.name }] : []),
  ];
  return (
    <Page title={plan?.name ?? t.plans.title} crumbs={crumbs}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!plan && !error && <Loading />}
      {plan && (
        <>
          <p className="muted">{t.plans.seats(plan.seats)} · {t.plans.version(plan.version)}</p>
          <Preview planId={planId} name={plan.name} version={plan.version} />
          {plan.document && <Sections document={plan.document} />}
          <div className="button-row">
            <Link className="button button-primary" to={`/organiser/plans/${planId}/draw`}>
              {t.planEditor.drawNext}
            </Link>
            <Link className="button" to={`/organiser/new?plan=${planId}`}>{t.planEditor.toEvent}</Link>
            {(Object.keys(files) as (keyof typeof files)[]).map((format) => (
              <Download
                key={format} path={exportPath(planId, format)} name={files[format][0]} type={files[format][1]}
                label={t.plans.export(t.plans.formats[format] ?? format)}
              />
            ))}
          </div>
          <ImportPlan
            title={t.plans.replaceTitle}
            store={(token, document) => changePlan(token, planId, document)}
            onStored={() =>
              void queries.invalidateQueries({ queryKey: plansQuery(user?.user_id, authorized).queryKey })}
          />
          <DeletePlan planId={planId} />
        </>
      )}
    </Page>
  );
}

function Preview({ planId, name, version }: { planId: string; name: string; version: number }) {
  const { user, authorized } = useSession();
  const { data, error } = useQuery(planDrawingQuery(user?.user_id, planId, version, authorized));
  if (error instanceof ApiError && error.status === 404) return <p className="empty">{t.plans.noDrawing}</p>;
  if (error) return <Problem error={error} />;
  return data ? <PlanPreview name={name} drawing={data} /> : <Loading />;
}

function Sections({ document }: { document: PlanDocument }) {
  return (
    <section className="card" aria-labelledby="sections-title">
      <h2 id="sections-title">{t.plans.sectionsTitle}</h2>
      <ul>
        {document.sections?.map((section) => section && (
          <li key={section.name}>
            <strong>{section.name}</strong>{' '}
            {factsOf(section).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Floor, category, kind and blocks, each name once: a plan of one floor often calls everything the same. */
function factsOf(section: NonNullable<NonNullable<PlanDocument['sections']>[number]>): string[] {
  const facts = [
    section.floor, section.category, t.plans.kinds[section.subsections?.[0]?.kind ?? 'seats'],
    ...(section.subsections ?? []).map((sub) => sub?.label),
  ];
  return [...new Set(facts)].filter((fact): fact is string => Boolean(fact) && fact !== section.name);
}

function DeletePlan({ planId }: { planId: string }) {
  const { user, authorized } = useSession();
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = useAction((token) => deletePlan(token, planId), {
    onSuccess: async () => {
      await navigate('/organiser/plans');
      await queries.invalidateQueries({ queryKey: plansQuery(user?.user_id, authorized).queryKey });
    },
  });
  if (!asked) {
    return <button type="button" className="button" onClick={() => setAsked(true)}>{t.plans.delete}</button>;
  }
  return (
    <div role="group" aria-label={t.plans.delete}>
      <p>{t.plans.deleteSure}</p>
      {remove.error && <Problem error={remove.error} />}
      <div className="button-row">
        <button type="button" className="button" onClick={() => setAsked(false)}>{t.plans.deleteNo}</button>
        <button type="button" className="button" disabled={remove.busy} onClick={() => remove.run(undefined)}>
          {t.plans.deleteYes}
        </button>
      </div>
    </div>
  );
}
