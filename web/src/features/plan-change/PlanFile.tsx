import { useState } from 'react';
import type { PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { convertPlan, FileError, maxFileBytes, textOf } from '../plans';
import { Wrong } from './Wrong';

interface PlanFileProps {
  eventName: string;
  onPlan: (plan: PlanDocument) => void;
}

/** A changed plan from a file: our own JSON, or the list of seats. */
export function PlanFile({ eventName, onPlan }: PlanFileProps) {
  const [shown, setShown] = useState('');
  const read = useAction(
    async (token: string, file: File) => {
      if (file.size > maxFileBytes) throw new FileError(t.plans.tooLarge);
      const text = await textOf(file);
      if (file.name.toLowerCase().endsWith('.csv')) return (await convertPlan(token, 'csv', eventName, text)).document;
      try {
        return JSON.parse(text) as PlanDocument;
      } catch {
        throw new FileError(t.plans.noJson);
      }
    },
    {
      onSuccess: (plan, file) => {
        setShown(file.name);
        onPlan(plan);
      },
    },
  );
  return (
    <div className="form">
      <Field
        label={t.planChange.upload} hint={shown === '' ? t.planChange.uploadHint : t.planChange.uploaded(shown)}
        type="file" accept=".json,.csv,application/json,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) read.run(file);
        }}
      />
      {read.error && <Wrong error={read.error} isText={read.error instanceof FileError} />}
    </div>
  );
}
