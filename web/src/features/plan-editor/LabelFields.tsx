import { useState } from 'react';
import { t } from '../../shared/i18n';
import { Field, SelectField } from '../../shared/ui/Field';
import { Alert } from '../../shared/ui/feedback';
import { mapBlocks } from './commands';
import { kindOf, type PlanBlock, type Sub } from './document';
import { labelRows, labelSeats, rowLabelling, seatLabelling, usualLabels, type Labelling } from './labels';
import type { Editor } from './useEditor';

/** What rows and seats of the selected blocks are called. */
export function LabelFields({ editor, blocks }: { editor: Editor; blocks: readonly PlanBlock[] }) {
  const first = blocks[0]?.sub;
  const areTables = blocks.every(({ sub }) => kindOf(sub) === 'tables');
  const [rows, setRows] = useState(() => (first ? rowLabelling(first) : usualLabels));
  const [seats, setSeats] = useState(() => (first ? seatLabelling(first) : usualLabels));
  const [skipGaps, setSkipGaps] = useState(first?.numbering?.skip_gaps === true);
  const [failed, setFailed] = useState(false);
  const name = (make: (sub: Sub) => Sub | null) => {
    // All of them or none: a name that does not fit one block fits none.
    const all = blocks.map(({ sub }) => make(sub));
    setFailed(all.includes(null));
    if (all.includes(null)) return;
    editor.change((draft) => mapBlocks(draft, blocks.map(({ id }) => id), ({ sub }) => make(sub) ?? sub));
  };
  return (
    <>
      <LabellingFields
        title={areTables ? t.planEditor.tableLabels : t.planEditor.rowLabels} reversed={t.planEditor.rowsReversed}
        labelling={rows} onChange={setRows} onApply={() => name((sub) => labelRows(sub, rows))}
      />
      <LabellingFields
        title={t.planEditor.seatLabels} reversed={t.planEditor.seatsReversed} labelling={seats} onChange={setSeats}
        onApply={() => name((sub) => labelSeats(sub, seats, skipGaps))}
      >
        <label className="check">
          <input type="checkbox" checked={skipGaps} onChange={(event) => setSkipGaps(event.target.checked)} />{' '}
          {t.planEditor.skipGaps}
        </label>
      </LabellingFields>
      {failed && <Alert tone="bad">{t.planEditor.cannotName}</Alert>}
    </>
  );
}

interface LabellingProps {
  title: string;
  reversed: string;
  labelling: Labelling;
  onChange: (labelling: Labelling) => void;
  onApply: () => void;
  children?: React.ReactNode;
}

function LabellingFields({ title, reversed, labelling, onChange, onApply, children }: LabellingProps) {
  const set = (changes: Partial<Labelling>) => onChange({ ...labelling, ...changes });
  return (
    <fieldset className="plan-fieldset">
      <legend>{title}</legend>
      <div className="plan-fields">
        <SelectField
          label={t.planEditor.style} value={labelling.style}
          onChange={(event) => {
            const style = event.target.value === 'letters' ? 'letters' : 'numbers';
            set({ style, start: style === 'letters' ? 'A' : '1' });
          }}
        >
          <option value="numbers">{t.planEditor.styles.numbers}</option>
          <option value="letters">{t.planEditor.styles.letters}</option>
        </SelectField>
        <Field
          label={t.planEditor.prefix} value={labelling.prefix} maxLength={10}
          onChange={(event) => set({ prefix: event.target.value })}
        />
        <Field
          label={t.planEditor.start} value={labelling.start} maxLength={5}
          onChange={(event) => set({ start: event.target.value })}
        />
        <Field
          label={t.planEditor.step} inputMode="numeric" value={String(labelling.step)} hint={t.planEditor.stepHint}
          onChange={(event) => set({ step: Number.parseInt(event.target.value, 10) || 0 })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox" checked={labelling.reversed} onChange={(event) => set({ reversed: event.target.checked })}
        />{' '}
        {reversed}
      </label>
      {children}
      <button
        type="button" className="button button-small" aria-label={`${t.planEditor.name}: ${title}`} onClick={onApply}
      >
        {t.planEditor.name}
      </button>
    </fieldset>
  );
}
