import { useState } from 'react';
import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import { focusId, kindOf, seatsOf, sectionOf, stageId, type PlanDraft } from './document';
import type { Editor } from './useEditor';
import type { Finding } from './wrong';

/** A list that is longer is found by typing. */
const mostShown = 150;

/** All objects as a list: what the drawing selects by pointer, this selects by keyboard and screen reader. */
export function ObjectList({ editor, findings }: { editor: Editor; findings: readonly Finding[] }) {
  const { state: { draft, selection }, dispatch } = editor;
  const [wanted, setWanted] = useState('');
  const chosen = new Set(selection);
  const wrong = new Set(findings.map(({ blockId }) => blockId));
  const all = objectsOf(draft);
  const found = all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  return (
    <>
      <p className="field-hint">{t.planEditor.objectsHint}</p>
      {all.length > 8 && (
        <Field label={t.planEditor.findObject} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      <div className="button-row">
        <button
          type="button" className="button button-small"
          onClick={() => dispatch({ type: 'select', ids: found.map(({ id }) => id) })}
        >
          {t.planEditor.selectAll}
        </button>
        <button type="button" className="button button-small" onClick={() => dispatch({ type: 'select', ids: [] })}>
          {t.planEditor.selectNone}
        </button>
      </div>
      <ul className="plan-objects">
        {found.slice(0, mostShown).map(({ id, name, facts }) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => dispatch({ type: 'toggle', id })} />
              <span>
                {wrong.has(id) && <strong className="plan-wrong">! </strong>}
                {name} <span className="muted">{facts}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p className="muted">{t.planEditor.objectsMore(found.length - mostShown)}</p>}
    </>
  );
}

function objectsOf(draft: PlanDraft): { id: string; name: string; facts: string }[] {
  return [
    ...draft.blocks.map((block) => ({
      id: block.id,
      name: t.planEditor.blockName(
        sectionOf(draft, block)?.name ?? '', block.sub.label ?? t.planEditor.blockNumber(block.sub.number)),
      facts: `${t.plans.kinds[kindOf(block.sub)] ?? ''} · ${t.plans.seats(seatsOf(block.sub))}`,
    })),
    ...(draft.drawing?.stage ? [{ id: stageId, name: t.planEditor.stage, facts: '' }] : []),
    ...(draft.drawing?.focal_point ? [{ id: focusId, name: t.planEditor.focus, facts: '' }] : []),
  ];
}
