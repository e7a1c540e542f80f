import { useMemo, useState } from 'react';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert } from '../../shared/ui/feedback';
import { categoriesIn } from './categories';
import { addBlock, move, paint, rotate } from './commands';
import { seatsIn, type PlanDraft } from './document';
import { draftKey, readDraft } from './draftStore';
import { EditorPanels } from './EditorPanels';
import { Preview } from './Preview';
import { shapeFor, type Shape, type Stroke } from './shapes';
import { StorePlan } from './StorePlan';
import { Toolbar } from './Toolbar';
import { useEditor, useKeptDraft } from './useEditor';
import { useEditorKeys } from './useEditorKeys';
import { usePlanCanvas } from './usePlanCanvas';
import type { Tool, Trace } from './tools';
import type { Finding } from './wrong';

interface Props {
  planId: string | null;
  stored: PlanDraft;
  userId: string;
  /** The version that was just stored on the page before. */
  storedVersion: number | null;
}

/** The drawing with its tools. Everything that the pointer can do can be done by keys and in the panels, too. */
export function PlanEditor({ planId, stored: fromServer, userId, storedVersion }: Props) {
  const key = draftKey(userId, planId);
  const [found, setFound] = useState(() => readDraft(key));
  const [stored, setStored] = useState(fromServer);
  const editor = useEditor(found?.draft ?? stored);
  const { state, dispatch, change } = editor;
  const { draft, selection } = state;
  const kept = useKeptDraft(key, draft, stored);
  const [tool, setTool] = useState<Tool>({ kind: 'select' });
  const [grid, setGrid] = useState(5);
  const [trace, setTrace] = useState<Trace | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [preview, setPreview] = useState(false);

  const scene = useMemo(() => ({
    draft, selection: new Set(selection), trace, grid,
    wrong: new Set(findings.flatMap(({ blockId }) => blockId ?? [])),
    categories: new Map(categoriesIn(draft).map(({ name, color }) => [name, color])),
    stageLabel: t.planEditor.stage,
  }), [draft, selection, trace, grid, findings]);
  const draw = (shape: Shape, stroke: Stroke) => change(
    (now) => addBlock(now, shapeFor(shape, stroke), sectionForNew(now, selection)), { select: 'new' });
  const { canvas, control } = usePlanCanvas(scene, tool, {
    onSelect: (ids) => dispatch({ type: 'select', ids }),
    onMove: (dx, dy) => change((now) => move(now, selection, dx, dy)),
    onTurn: (degrees) => change((now) => rotate(now, selection, degrees)),
    onDraw: (stroke) => {
      if (tool.kind === 'draw') draw(tool.shape, stroke);
      setTool({ kind: 'select' });
    },
    onPaint: (painted) => {
      if (tool.kind === 'paint') change((now) => paint(now, painted, tool.brush));
    },
  });
  useEditorKeys(canvas, control, editor, grid, () => setTool({ kind: 'select' }));
  const addInMiddle = (shape: Shape) => {
    const middle = control.current?.middle() ?? [0, 0];
    draw(shape, { from: middle, to: middle });
  };
  const discard = () => {
    dispatch({ type: 'open', draft: stored });
    setFound(null);
  };
  return (
    <>
      {found && (
        <Alert tone="info">
          {t.planEditor.draftFound(formatVenueTime(found.at, 'UTC'))}{' '}
          <button type="button" className="button button-small" onClick={discard}>{t.planEditor.draftDiscard}</button>
        </Alert>
      )}
      <StorePlan
        planId={planId} draft={draft} storedVersion={storedVersion} findings={findings} onFindings={setFindings}
        onName={(name) => change((now) => ({ ...now, name }), { group: 'plan name' })}
        onShow={(id) => dispatch({ type: 'select', ids: [id] })}
        onStored={(sent) => {
          setStored(sent);
          setFound(null);
        }}
        isSame={draft === stored} preview={preview} onPreview={setPreview}
      />
      {preview && <Preview draft={draft} />}
      <div className="plan-editor">
        <Toolbar
          editor={editor} tool={tool} grid={grid} onTool={setTool} onGrid={setGrid} onAdd={addInMiddle}
          control={control}
        />
        <div className="plan-editor-main">
          <canvas
            // A drawing takes arrow keys itself; the panels are the same for a screen reader.
            // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
            ref={canvas} className={`plan-canvas plan-canvas-${tool.kind}`} role="application" tabIndex={0}
            aria-label={t.planEditor.canvas(draft.blocks.length)}
          />
          <p className="plan-status muted" role="status">
            {t.planEditor.total(seatsIn(draft))} · {t.planEditor.selected(selection.length)}
            {kept && <> · {kept === 'kept' ? t.planEditor.draftKept : t.planEditor.draftNotKept}</>}
          </p>
        </div>
        <EditorPanels
          editor={editor} tool={tool} trace={trace} findings={findings} onTool={setTool} onTrace={setTrace}
          control={control}
        />
      </div>
    </>
  );
}

/** What is drawn joins the section of what is selected, if that is one. */
function sectionForNew(draft: PlanDraft, selection: readonly string[]): string | undefined {
  const sections = new Set(draft.blocks.filter(({ id }) => selection.includes(id)).map(({ sectionId }) => sectionId));
  return sections.size === 1 ? [...sections][0] : undefined;
}
