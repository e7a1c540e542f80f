import { useQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { convertPlan, maxFileBytes, templatesQuery, textOf } from '../plans';
import { saveFile } from '../tickets';
import { withPositions } from './commands';
import { fromPlan, toPlan } from './document';
import { readPlan } from './readPlan';
import type { Editor } from './useEditor';
import type { ViewControl } from './usePlanCanvas';

/** Templates and files. What they bring takes the place of the drawing, and can be undone. */
export function PlanFiles({ editor, control }: { editor: Editor; control: RefObject<ViewControl | null> }) {
  const { state: { draft }, change } = editor;
  const templates = useQuery(templatesQuery());
  const [failure, setFailure] = useState<string | null>(null);
  const begin = (document: PlanDocument) => {
    setFailure(null);
    change(() => withPositions(fromPlan(document)), { select: [] });
    // The next frame has the new plan.
    requestAnimationFrame(() => control.current?.showAll());
  };
  // The server knows how lines of seats become rows.
  const convert = useAction((token, text: string) => convertPlan(token, 'csv', draft.name, text), {
    onSuccess: ({ document }) => begin(document),
  });
  const open = async (file: File) => {
    if (file.size > maxFileBytes) {
      setFailure(t.plans.tooLarge);
      return;
    }
    const text = await textOf(file);
    if (file.name.toLowerCase().endsWith('.csv')) {
      setFailure(null);
      convert.run(text);
      return;
    }
    const document = readPlan(text);
    if (document === null) setFailure(t.plans.noJson);
    else begin(document);
  };
  return (
    <>
      <p className="field-hint">{t.planEditor.startFrom}. {t.planEditor.startSure}</p>
      <div className="button-row">
        {templates.data?.templates.map(({ key, name, document }) => (
          <button
            key={key} type="button" className="button button-small" aria-label={t.planEditor.startWith(name)}
            onClick={() => begin(document)}
          >
            {name}
          </button>
        ))}
      </div>
      <Field
        label={t.planEditor.openFile} type="file" accept=".json,.csv,application/json,text/csv"
        hint={t.planEditor.csvHint}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void open(file).catch(() => setFailure(t.plans.noJson));
        }}
      />
      {convert.error && <Problem error={convert.error} />}
      {failure && <Alert tone="bad">{failure}</Alert>}
      <button
        type="button" className="button button-small"
        onClick={() => {
          const text = JSON.stringify(toPlan(draft), null, 1);
          saveFile(new Blob([text], { type: 'application/json' }), 'plan.json');
        }}
      >
        {t.planEditor.saveFile}
      </button>
    </>
  );
}
