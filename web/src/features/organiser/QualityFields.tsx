import { useState } from 'react';
import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import type { DraftErrors } from './policies';
import type { QualityDraft } from './quality';

interface Props {
  quality: QualityDraft;
  /** What its errors are named by: "sections.0". */
  at: string;
  errors: DraftErrors;
  onChange: (change: Partial<QualityDraft>) => void;
}

/** Which rows and places of a section are its best: folded away, for most halls have nothing to say here. */
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
        // Not closed over an error: the form moves the focus to it.
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
