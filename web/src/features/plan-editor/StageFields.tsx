import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import { changeDrawing } from './commands';
import { bounds, focusId, stageId, type Stage } from './document';
import { NumberField } from './NumberField';
import type { Editor } from './useEditor';

/** Stage and focal point, where they are selected. */
export function StageFields({ editor }: { editor: Editor }) {
  const { state: { draft, selection }, change } = editor;
  const stage = selection.includes(stageId) ? draft.drawing?.stage : null;
  const focus = selection.includes(focusId) ? draft.drawing?.focal_point : null;
  const coordinate = { least: -bounds.length, most: bounds.length };
  const length = { least: 0.1, most: bounds.length };
  const setStage = (changes: Partial<Stage>, field: string) => change((now) =>
    now.drawing?.stage ? changeDrawing(now, { stage: { ...now.drawing.stage, ...changes } }) : now, { group: field });
  const setFocus = (at: typeof focus) =>
    change((now) => changeDrawing(now, { focal_point: at ?? null }), { group: 'focus' });
  return (
    <>
      {stage && (
        <fieldset className="plan-fieldset">
          <legend>{t.planEditor.stage}</legend>
          <div className="plan-fields">
            <Field
              label={t.planEditor.label} value={stage.label ?? ''} maxLength={bounds.label}
              onChange={(event) => setStage({ label: event.target.value || null }, 'stage label')}
            />
            <NumberField
              label={t.planEditor.x} value={stage.x} {...coordinate} onChange={(x) => setStage({ x }, 'stage x')}
            />
            <NumberField
              label={t.planEditor.y} value={stage.y} {...coordinate} onChange={(y) => setStage({ y }, 'stage y')}
            />
            <NumberField
              label={t.planEditor.width} value={stage.width ?? 100} {...length}
              onChange={(width) => setStage({ width }, 'stage width')}
            />
            <NumberField
              label={t.planEditor.height} value={stage.height ?? 20} {...length}
              onChange={(height) => setStage({ height }, 'stage height')}
            />
          </div>
        </fieldset>
      )}
      {focus && (
        <fieldset className="plan-fieldset">
          <legend>{t.planEditor.focus}</legend>
          <div className="plan-fields">
            <NumberField
              label={t.planEditor.x} value={focus.x} {...coordinate}
              onChange={(x) => setFocus({ ...focus, x })}
            />
            <NumberField
              label={t.planEditor.y} value={focus.y} {...coordinate}
              onChange={(y) => setFocus({ ...focus, y })}
            />
          </div>
        </fieldset>
      )}
    </>
  );
}
