import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth';
import { planQuery } from '../plans';
import { withPositions } from './commands';
import { emptyPlan, fromPlan } from './document';
import { PlanEditor } from './PlanEditor';
import './plan-editor.css';

/** Draws a new plan, or the next version of one that is stored. */
export function PlanEditorPage() {
  const planId = useParams()['planId'] ?? null;
  const { user, authorized } = useSession();
  const { state } = useLocation() as { state: { stored?: number } | null };
  const query = planQuery(user?.user_id, planId ?? '', authorized);
  const { data: plan, error, refetch } = useQuery({ ...query, enabled: planId !== null });
  const document = plan?.document;
  const stored = useMemo(() => {
    if (planId === null) return emptyPlan(t.planEditor.newName);
    return document ? withPositions(fromPlan(document)) : null;
  }, [planId, document]);
  const title = planId === null ? t.planEditor.newTitle : t.planEditor.editTitle(plan?.name ?? t.plans.title);
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' }, { label: t.plans.title, to: '/organiser/plans' },
    ...(plan ? [{ label: plan.name, to: `/organiser/plans/${plan.plan_id}` }] : []),
    { label: t.planEditor.draw },
  ];
  return (
    <Page title={title} crumbs={crumbs}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {stored === null
        ? !error && <Loading />
        : (
            <PlanEditor
              key={planId ?? 'new'} planId={planId} stored={stored} userId={user?.user_id ?? ''}
              storedVersion={state?.stored ?? null}
            />
          )}
    </Page>
  );
}
