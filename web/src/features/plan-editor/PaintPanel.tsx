import { useState } from 'react';
import { t } from '../../shared/i18n';
import { companionSign } from '../../shared/plan/companionSeats';
import { Alert } from '../../shared/ui/feedback';
import { SelectField } from '../../shared/ui/Field';
import { companionsAlone, rectangle, type Brush } from './brush';
import { categoriesIn } from './categories';
import { paint } from './commands';
import { bounds, kindOf, type PlanBlock } from './document';
import { NumberField } from './NumberField';
import { reaches, type Reach, type Tool } from './tools';
import type { Editor } from './useEditor';

interface Props {
  editor: Editor;
  /** What is selected. */
  blocks: readonly PlanBlock[];
  tool: Tool;
  onTool: (tool: Tool) => void;
}

interface Range {
  fromRow: number;
  toRow: number;
  fromSeat: number;
  toSeat: number;
}

const marks = ['accessible', 'companion', 'open', 'gap'] as const;
/** As the drawing has them: a dot, a square, a diamond, a ring. */
const signs = { plain: '●', accessible: '■ ♿\uFE0E', companion: `◆ ${companionSign}`, gap: '○' } as const;
const categoryPrefix = 'category:';

/** The brush, for the pointer; and the same by numbers of rows and places, for the selected blocks. */
export function PaintPanel({ editor, blocks, tool, onTool }: Props) {
  const [value, setValue] = useState('accessible');
  const [reach, setReach] = useState<Reach>('seat');
  const [range, setRange] = useState<Range>({ fromRow: 1, toRow: 1, fromSeat: 1, toSeat: bounds.side });
  const categories = categoriesIn(editor.state.draft);
  const brush = brushOf(value);
  const alone = editor.state.draft.blocks.reduce((count, { sub }) => count + companionsAlone(sub).size, 0);
  const choose = (next: string, nextReach: Reach) => {
    setValue(next);
    setReach(nextReach);
    if (tool.kind === 'paint') onTool({ kind: 'paint', brush: brushOf(next), reach: nextReach });
  };
  const side = { least: 1, most: bounds.side, whole: true };
  const apply = () => editor.change((draft) => paint(
    draft,
    new Map(blocks.map(({ id, sub }) => [
      id,
      kindOf(sub) === 'area'
        ? new Set([0]) : rectangle(sub, range.fromRow, range.toRow, range.fromSeat, range.toSeat),
    ])),
    brush));
  return (
    <>
      <div className="plan-fields">
        <SelectField
          label={t.planEditor.brush} value={value} onChange={(event) => choose(event.target.value, reach)}
        >
          {categories.map(({ name }) => <option key={name} value={categoryPrefix + name}>{name}</option>)}
          {marks.map((mark) => <option key={mark} value={mark}>{t.planEditor.brushes[mark]}</option>)}
        </SelectField>
        <SelectField
          label={t.planEditor.reach} value={reach} onChange={(event) => choose(value, event.target.value as Reach)}
        >
          {reaches.map((one) => <option key={one} value={one}>{t.planEditor.reaches[one]}</option>)}
        </SelectField>
      </div>
      {brush.kind === 'companion' && <p className="field-hint">{t.planEditor.companionHint}</p>}
      {alone > 0 && <Alert tone="warning">{t.planEditor.companionsAlone(alone)}</Alert>}
      <button
        type="button" className="button button-small" aria-pressed={tool.kind === 'paint'}
        onClick={() => onTool(tool.kind === 'paint' ? { kind: 'select' } : { kind: 'paint', brush, reach })}
      >
        {t.planEditor.paint}
      </button>
      {blocks.length > 0 && (
        <fieldset className="plan-fieldset">
          <legend>{t.planEditor.paintRange}</legend>
          <div className="plan-fields">
            <NumberField
              label={t.planEditor.fromRow} value={range.fromRow} {...side}
              onChange={(fromRow) => setRange({ ...range, fromRow, toRow: Math.max(fromRow, range.toRow) })}
            />
            <NumberField
              label={t.planEditor.toRow} value={range.toRow} {...side}
              onChange={(toRow) => setRange({ ...range, toRow })}
            />
            <NumberField
              label={t.planEditor.fromSeat} value={range.fromSeat} {...side}
              onChange={(fromSeat) => setRange({ ...range, fromSeat })}
            />
            <NumberField
              label={t.planEditor.toSeat} value={range.toSeat} {...side}
              onChange={(toSeat) => setRange({ ...range, toSeat })}
            />
          </div>
          <button type="button" className="button button-small" onClick={apply}>{t.planEditor.apply}</button>
        </fieldset>
      )}
      <ul className="plan-legend" aria-label={t.planEditor.legend}>
        {(Object.keys(signs) as (keyof typeof signs)[]).map((sign) => (
          <li key={sign}><span aria-hidden="true">{signs[sign]}</span> {t.planEditor.signs[sign]}</li>
        ))}
      </ul>
    </>
  );
}

const brushOf = (value: string): Brush => {
  if (value.startsWith(categoryPrefix)) return { kind: 'category', name: value.slice(categoryPrefix.length) };
  return { kind: marks.find((mark) => mark === value) ?? 'open' };
};
