import { useState } from 'react';
import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import type { DraftErrors } from './policies';
import type { QualityDraft } from './quality';

interface Props {
  quality: QualityDraft;
  /** The start of the names of its errors: "sections.0". */
  at: string;
  errors: DraftErrors;
  onChange: (change: Partial<QualityDraft>) => void;
}

/** The best rows and seats of a section. Few halls need these fields, so they are folded away. */
export function QualityFields({ quality, at, errors, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const text = (field: keyof QualityDraft) => ({
    value: quality[field],
    error: errors[`${at}.${field}`],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const wrong = errors[`${at}.bestRows`] !== undefined || errors[`${at}.bestSeat`] !== undefined;
  return (
    <details
      className="plan-quality" open={opened || wrong}
      onToggle={(event) => {
        // The form moves the focus to a wrong field, so the fields stay open.
        if (wrong) event.currentTarget.open = true;
        setOpened(event.currentTarget.open);
      }}
    >
      <summary>{t.organiser.quality}</summary>
      <div className="plan-quality-fields">
        <Field label={t.organiser.bestRows} hint={t.organiser.bestRowsHint} {...text('bestRows')} />
        <Field
          label={t.organiser.bestSeat} hint={t.organiser.bestSeatHint} inputMode="decimal" {...text('bestSeat')}
        />
      </div>
    </details>
  );
}
