import type { RefObject } from 'react';
import { t } from '../../shared/i18n';
import { BlockFields } from './BlockFields';
import { Categories } from './Categories';
import { LabelFields } from './LabelFields';
import { ObjectList } from './ObjectList';
import { PaintPanel } from './PaintPanel';
import { PlanFiles } from './PlanFiles';
import { SectionFields } from './SectionFields';
import { StageFields } from './StageFields';
import { TracePanel } from './TracePanel';
import { kindOf } from './document';
import type { Tool, Trace } from './tools';
import type { Editor } from './useEditor';
import type { ViewControl } from './usePlanCanvas';
import type { Finding } from './wrong';

interface Props {
  editor: Editor;
  tool: Tool;
  trace: Trace | null;
  findings: readonly Finding[];
  control: RefObject<ViewControl | null>;
  onTool: (tool: Tool) => void;
  onTrace: (trace: Trace | null) => void;
}

/** Everything about the plan as fields and lists: the way without a pointer. */
export function EditorPanels({ editor, tool, trace, findings, control, onTool, onTrace }: Props) {
  const { draft, selection } = editor.state;
  const blocks = draft.blocks.filter(({ id }) => selection.includes(id));
  const [only] = blocks;
  const isEmpty = draft.blocks.length === 0;
  // Whoever begins looks for something to begin with.
  const files = (
    <details key="files" className="card" open={isEmpty}>
      <summary>{t.planEditor.fileTitle}</summary>
      <PlanFiles editor={editor} control={control} />
    </details>
  );
  return (
    <div className="plan-panels">
      {isEmpty && files}
      <section className="card" aria-labelledby="plan-properties">
        <h2 id="plan-properties">{t.planEditor.properties}</h2>
        {selection.length === 0 && <p className="muted">{t.planEditor.nothing}</p>}
        {blocks.length > 0 && <SectionFields editor={editor} blocks={blocks} />}
        {blocks.length === 1 && only && (
          <BlockFields key={`block ${only.id}`} editor={editor} block={only} findings={findings} />
        )}
        <StageFields editor={editor} />
        {blocks.length > 0 && blocks.every(({ sub }) => kindOf(sub) !== 'area') && (
          <LabelFields key={`names ${selection.join()}`} editor={editor} blocks={blocks} />
        )}
      </section>
      <details className="card" open>
        <summary>{t.planEditor.objects}</summary>
        <ObjectList editor={editor} findings={findings} />
      </details>
      <details className="card" open>
        <summary>{t.planEditor.paintTitle}</summary>
        <Categories editor={editor} />
        <PaintPanel editor={editor} blocks={blocks} tool={tool} onTool={onTool} />
      </details>
      <details className="card">
        <summary>{t.planEditor.traceTitle}</summary>
        <TracePanel trace={trace} control={control} onTrace={onTrace} />
      </details>
      {!isEmpty && files}
    </div>
  );
}
