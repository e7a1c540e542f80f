import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { changePlan, checkPlan, plansQuery, storePlan } from '../plans';
import { bounds, toPlan, type PlanDraft } from './document';
import { draftKey, forgetDraft } from './draftStore';
import { findingsOf, partOf, type Finding } from './wrong';

interface Props {
  planId: string | null;
  draft: PlanDraft;
  /** The draft is what is stored. */
  isSame: boolean;
  storedVersion: number | null;
  findings: readonly Finding[];
  preview: boolean;
  onName: (name: string) => void;
  onFindings: (findings: readonly Finding[]) => void;
  onShow: (blockId: string) => void;
  onStored: (draft: PlanDraft) => void;
  onPreview: (preview: boolean) => void;
}

const mostShown = 10;

/** Stores the drawing as a plan, or as the next version of one. The server's reasons are shown at the objects. */
export function StorePlan(
  { planId, draft, isSame, storedVersion, findings, preview, onName, onFindings, onShow, onStored, onPreview }: Props,
) {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState(storedVersion);
  const [checked, setChecked] = useState<PlanDraft | null>(null);
  const showFindings = (failure: Error, sent: PlanDraft) =>
    onFindings(findingsOf(sent, fieldsOf(failure)));
  const store = useAction(
    (token, sent: PlanDraft) => planId === null
      ? storePlan(token, toPlan(sent)) : changePlan(token, planId, toPlan(sent)),
    {
      onSuccess: async (plan, sent) => {
        onFindings([]);
        onStored(sent);
        setVersion(plan.version);
        await queries.invalidateQueries({ queryKey: plansQuery(user?.user_id, authorized).queryKey });
        if (planId !== null) return;
        forgetDraft(draftKey(user?.user_id ?? '', null));
        await navigate(`/organiser/plans/${plan.plan_id}/draw`, { replace: true, state: { stored: plan.version } });
      },
      onError: (failure, sent) => showFindings(failure, sent),
    },
  );
  const check = useAction((token, sent: PlanDraft) => checkPlan(token, toPlan(sent)), {
    onSuccess: (_, sent) => {
      onFindings([]);
      setChecked(sent);
    },
    onError: (failure, sent) => showFindings(failure, sent),
    readOnly: true,
  });
  return (
    <section className="card plan-store" aria-label={t.planEditor.store}>
      <Field
        label={t.planEditor.planName} value={draft.name} maxLength={bounds.planName}
        onChange={(event) => onName(event.target.value)}
      />
      <div className="button-row">
        <button
          type="button" className="button button-primary" disabled={store.busy || draft.blocks.length === 0}
          onClick={() => {
            check.reset();
            store.run(draft);
          }}
        >
          {store.busy ? t.planEditor.storing : planId === null ? t.planEditor.store : t.planEditor.storeVersion}
        </button>
        <button
          type="button" className="button" disabled={check.busy || draft.blocks.length === 0}
          onClick={() => {
            store.reset();
            check.run(draft);
          }}
        >
          {check.busy ? t.planEditor.checking : t.planEditor.check}
        </button>
        <button
          type="button" className="button" aria-pressed={preview} disabled={draft.blocks.length === 0}
          onClick={() => onPreview(!preview)}
        >
          {preview ? t.planEditor.edit : t.planEditor.preview}
        </button>
        {planId !== null && (
          <>
            <Link className="button" to={`/organiser/plans/${planId}`}>{t.planEditor.toPlan}</Link>
            {isSame && <Link className="button" to={`/organiser/new?plan=${planId}`}>{t.planEditor.toEvent}</Link>}
          </>
        )}
      </div>
      {findings.length > 0 && (
        <Alert tone="bad" title={t.planEditor.wrong}>
          <ul>
            {findings.slice(0, mostShown).map(({ blockId, pointer, reason }) => (
              <li key={pointer + reason}>
                {partOf(pointer)} {reason}{' '}
                {blockId !== null && (
                  <button type="button" className="button button-small" onClick={() => onShow(blockId)}>
                    {t.planEditor.show}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {findings.length > mostShown && <p>{t.plans.wrongMore(findings.length - mostShown)}</p>}
        </Alert>
      )}
      {store.error && findings.length === 0 && <Problem error={store.error} />}
      {check.error && findings.length === 0 && <Problem error={check.error} />}
      {check.answer && checked === draft && (
        <Alert tone="good">{t.planEditor.checked(check.answer.seats, check.answer.sections)}</Alert>
      )}
      {version !== null && isSame && <Alert tone="good">{t.planEditor.stored(version)}</Alert>}
    </section>
  );
}
