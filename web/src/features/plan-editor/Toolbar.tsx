import type { MouseEvent, RefObject } from 'react';
import { t } from '../../shared/i18n';
import { align, changeDrawing, duplicate, remove, rotate, type Edge } from './commands';
import { shapes, type Shape } from './shapes';
import { copyShift } from './useEditorKeys';
import type { Tool } from './tools';
import type { Editor } from './useEditor';
import type { ViewControl } from './usePlanCanvas';

const grids = [0, 1, 5, 10, 20];
const edges: readonly Edge[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const zoomStep = 1.4;
const turnStep = 15;

interface Props {
  editor: Editor;
  tool: Tool;
  grid: number;
  control: RefObject<ViewControl | null>;
  onTool: (tool: Tool) => void;
  onGrid: (grid: number) => void;
  /** Adds the shape in the middle of the view. */
  onAdd: (shape: Shape) => void;
}

export function Toolbar({ editor, tool, grid, control, onTool, onGrid, onAdd }: Props) {
  const { state, dispatch, change } = editor;
  const { selection, draft } = state;
  const none = selection.length === 0;
  const choose = (event: MouseEvent, shape: Shape) => {
    // A click without a pointer comes from the keyboard, which cannot drag.
    if (event.detail === 0) onAdd(shape);
    else onTool({ kind: 'draw', shape });
  };
  const addStage = () => {
    const [x, y] = control.current?.middle() ?? [0, 0];
    const stage = { x: Math.round(x), y: Math.round(y), width: 200, height: 40, label: t.planEditor.stage };
    change((now) => changeDrawing(now, { stage }), { select: ['stage'] });
  };
  const addFocus = () => {
    const stage = draft.drawing?.stage;
    const [x, y] = control.current?.middle() ?? [0, 0];
    const at = stage ? { x: stage.x ?? 0, y: stage.y ?? 0 } : { x: Math.round(x), y: Math.round(y) };
    change((now) => changeDrawing(now, { focal_point: at }), { select: ['focus'] });
  };
  return (
    <div className="plan-tools" role="group" aria-label={t.planEditor.tools}>
      <div className="button-row">
        <button
          type="button" className="button button-small" aria-pressed={tool.kind === 'select'}
          onClick={() => onTool({ kind: 'select' })}
        >
          {t.planEditor.select}
        </button>
        <button
          type="button" className="button button-small" aria-pressed={tool.kind === 'hand'}
          onClick={() => onTool({ kind: 'hand' })}
        >
          {t.planEditor.hand}
        </button>
        <span className="plan-tools-gap" aria-hidden="true" />
        {shapes.map((shape) => (
          <button
            key={shape} type="button" className="button button-small"
            aria-pressed={tool.kind === 'draw' && tool.shape === shape} onClick={(event) => choose(event, shape)}
          >
            {t.planEditor.shapes[shape]}
          </button>
        ))}
        <button
          type="button" className="button button-small" disabled={draft.drawing?.stage != null} onClick={addStage}
        >
          {t.planEditor.stage}
        </button>
        <button
          type="button" className="button button-small" disabled={draft.drawing?.focal_point != null} onClick={addFocus}
        >
          {t.planEditor.focus}
        </button>
      </div>
      <div className="button-row">
        <button
          type="button" className="button button-small" disabled={state.past.length === 0}
          onClick={() => dispatch({ type: 'undo' })}
        >
          {t.planEditor.undo}
        </button>
        <button
          type="button" className="button button-small" disabled={state.future.length === 0}
          onClick={() => dispatch({ type: 'redo' })}
        >
          {t.planEditor.redo}
        </button>
        <span className="plan-tools-gap" aria-hidden="true" />
        <button
          type="button" className="button button-small" disabled={none}
          onClick={() => change((now) => duplicate(now, selection, copyShift, copyShift), { select: 'new' })}
        >
          {t.planEditor.duplicate}
        </button>
        <button
          type="button" className="button button-small" disabled={none}
          onClick={() => change((now) => remove(now, selection))}
        >
          {t.planEditor.remove}
        </button>
        <button
          type="button" className="button button-small" disabled={none} aria-label={t.planEditor.turnLeft}
          onClick={() => change((now) => rotate(now, selection, -turnStep), { group: 'turn' })}
        >
          ↺
        </button>
        <button
          type="button" className="button button-small" disabled={none} aria-label={t.planEditor.turnRight}
          onClick={() => change((now) => rotate(now, selection, turnStep), { group: 'turn' })}
        >
          ↻
        </button>
        <select
          className="plan-select" aria-label={t.planEditor.alignTitle} disabled={selection.length < 2} value=""
          onChange={(event) => change((now) => align(now, selection, event.target.value as Edge))}
        >
          <option value="">{t.planEditor.alignTitle}</option>
          {edges.map((edge) => <option key={edge} value={edge}>{t.planEditor.align[edge]}</option>)}
        </select>
        <span className="plan-tools-gap" aria-hidden="true" />
        <button
          type="button" className="button button-small" aria-label={t.planEditor.zoomOut}
          onClick={() => control.current?.zoom(1 / zoomStep)}
        >
          −
        </button>
        <button
          type="button" className="button button-small" aria-label={t.planEditor.zoomIn}
          onClick={() => control.current?.zoom(zoomStep)}
        >
          +
        </button>
        <button type="button" className="button button-small" onClick={() => control.current?.showAll()}>
          {t.planEditor.whole}
        </button>
        <select
          className="plan-select" aria-label={t.planEditor.grid} value={grid}
          onChange={(event) => onGrid(Number(event.target.value))}
        >
          {grids.map((step) => (
            <option key={step} value={step}>
              {step === 0 ? t.planEditor.gridOff : `${t.planEditor.grid} ${step}`}
            </option>
          ))}
        </select>
      </div>
      {tool.kind === 'draw' && <p className="field-hint">{t.planEditor.drawHint}</p>}
    </div>
  );
}
