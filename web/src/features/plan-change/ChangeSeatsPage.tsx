import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import type { ChangePlan, EventPlan, PlanChange, PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { SelectField } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { eventQuery } from '../events';
import { Download } from '../tickets';
import { Difference } from './Difference';
import { addRows, companionsIn, seatBlocks, toggleSeat, withoutCompanions, type EditKind } from './planEdits';
import { PlanFile } from './PlanFile';
import { changePlan, eventPlanQuery, exportPath, previewPlan } from './queries';
import { SeatToggles } from './SeatToggles';
import { Wrong } from './Wrong';
import './plan-change.css';

const files = { json: 'application/json', csv: 'text/csv' } as const;

/** The seller changes the seats of an event on sale: on the plan, or by a file. What would change is shown first. */
export function ChangeSeatsPage() {
  const eventId = Number(useParams()['eventId']);
  const { user, authorized } = useSession();
  const { data: event } = useQuery(eventQuery(eventId));
  const { data: plan, error, refetch } = useQuery(eventPlanQuery(user?.user_id, eventId, authorized));
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' },
    { label: event?.name ?? t.organiser.manage, to: `/organiser/event/${eventId}` }, { label: t.planChange.title },
  ];
  return (
    <Page title={t.planChange.title} crumbs={crumbs} lead={<p>{t.planChange.lead}</p>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!plan && !error && <Loading />}
      {plan && (
        <>
          <Following plan={plan} />
          <div className="button-row">
            {(Object.keys(files) as (keyof typeof files)[]).map((format) => (
              <Download
                key={format} path={exportPath(eventId, format)} name={`plan.${format}`} type={files[format]}
                label={t.plans.export(t.plans.formats[format] ?? format)}
              />
            ))}
          </div>
          <Editor
            key={plan.edition} eventId={eventId} eventName={event?.name ?? ''} plan={plan}
            onReload={() => void refetch()}
          />
        </>
      )}
    </Page>
  );
}

/** How far the last change is, and which seats were taken while it was made. */
function Following({ plan }: { plan: EventPlan }) {
  const kept = plan.changes.filter((change) => change.edition === plan.edition)
    .reduce((seats, change) => seats + change.kept.length, 0);
  if (!plan.is_applied) return <Alert tone="info">{t.planChange.applying}</Alert>;
  return kept > 0 ? <Alert tone="info">{t.planChange.keptInBetween(kept)}</Alert> : null;
}

interface EditorProps {
  eventId: number;
  eventName: string;
  plan: EventPlan;
  onReload: () => void;
}

function Editor({ eventId, eventName, plan, onReload }: EditorProps) {
  const [draft, setDraft] = useState<PlanDocument>(plan.plan);
  const [chosen, setChosen] = useState(0);
  const [kind, setKind] = useState<EditKind>('block');
  const [blocks, onSale] = [seatBlocks(draft), seatBlocks(plan.plan)];
  const at = blocks[chosen];
  const companions = companionsIn(draft);
  const shown = plan.edition;
  const preview = useAction(
    (token, change: ChangePlan) => previewPlan(token, eventId, change), { readOnly: true },
  );
  const edit = (changed: PlanDocument) => {
    setDraft(changed);
    preview.reset();
  };
  return (
    <>
      <section className="card plan-change-card" aria-labelledby="seats-title">
        <h2 id="seats-title">{t.planChange.onPlan}</h2>
        {at === undefined ? <p className="empty">{t.planChange.noSeats}</p> : (
          <>
            <div className="plan-change-choices">
              <SelectField
                label={t.planChange.block} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}
              >
                {blocks.map(({ section, block }, index) => (
                  <option key={`${section}-${block.number}`} value={index}>
                    {t.planChange.blockName(section, block.number ?? 0, block.label)}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={t.planChange.click} value={kind} onChange={(event) => setKind(event.target.value as EditKind)}
              >
                <option value="block">{t.planChange.clickBlocks}</option>
                {at.block.kind !== 'tables' && <option value="accessible">{t.planChange.clickAccessible}</option>}
                {at.block.kind !== 'tables' && <option value="companion">{t.planChange.clickCompanion}</option>}
              </SelectField>
            </div>
            <SeatToggles
              key={`${at.section}-${at.block.number}`} eventId={eventId} at={at} onSale={onSale[chosen]}
              onToggle={(row, seat) => edit(toggleSeat(draft, at, row, seat, kind))}
            />
            <p className="field-hint">{t.planChange.legend}</p>
            <div className="button-row">
              <button type="button" className="button" onClick={() => edit(addRows(draft, at, 1))}>
                {t.planChange.addRow}
              </button>
              {companions > 0 && (
                <button type="button" className="button" onClick={() => edit(withoutCompanions(draft))}>
                  {t.planChange.freeCompanions(companions)}
                </button>
              )}
            </div>
          </>
        )}
      </section>
      <section className="card plan-change-card" aria-labelledby="file-title">
        <h2 id="file-title">{t.planChange.byFile}</h2>
        <PlanFile eventName={eventName} onPlan={edit} />
      </section>
      <div className="button-row">
        <button
          type="button" className="button button-primary" disabled={preview.busy}
          onClick={() => preview.run({ edition: shown, plan: draft })}
        >
          {t.planChange.show}
        </button>
        <button type="button" className="button" onClick={() => edit(plan.plan)}>{t.planChange.discard}</button>
      </div>
      {preview.error && <Wrong error={preview.error} />}
      {preview.answer && (
        <Apply eventId={eventId} edition={shown} draft={draft} preview={preview.answer} onReload={onReload} />
      )}
    </>
  );
}

interface ApplyProps {
  eventId: number;
  edition: number;
  draft: PlanDocument;
  preview: PlanChange;
  onReload: () => void;
}

function Apply({ eventId, edition, draft, preview, onReload }: ApplyProps) {
  const queries = useQueryClient();
  const apply = useAction((token, change: ChangePlan) => changePlan(token, eventId, change), {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: eventQuery(eventId).queryKey });
      onReload();
    },
  });
  const isStale = apply.error instanceof ApiError && apply.error.code === 'event-edited';
  return (
    <section className="card plan-change-card" aria-labelledby="difference-title">
      <h2 id="difference-title">{t.planChange.differenceTitle}</h2>
      <Difference change={apply.answer ?? preview} />
      {apply.error && (isStale
        ? <Problem error={apply.error} onRetry={onReload} />
        : <Wrong error={apply.error} />)}
      {preview.changes.length > 0 && !apply.done && (
        <div className="button-row">
          <button
            type="button" className="button button-primary" disabled={apply.busy}
            onClick={() => apply.run({ edition, plan: draft, taken: preview.taken_total > 0 ? 'keep' : 'refuse' })}
          >
            {preview.taken_total > 0 ? t.planChange.applyAndKeep : t.planChange.apply}
          </button>
        </div>
      )}
    </section>
  );
}
