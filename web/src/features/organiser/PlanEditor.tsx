import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { bounds, presetSections, seatsIn, type DraftErrors, type SectionDraft } from './plan';
import { QualityFields } from './QualityFields';

interface PlanEditorProps {
  sections: SectionDraft[];
  errors: DraftErrors;
  onChange: (sections: SectionDraft[]) => void;
}

const presetButtons = () => [
  ['small', t.organiser.presetSmall],
  ['theatre', t.organiser.presetTheatre],
  ['stadium', t.organiser.presetStadium],
] as const;

const columns = () => [
  ['name', t.organiser.sectionName, 'text'],
  ['price', t.organiser.sectionPrice, 'decimal'],
  ['subsections', t.organiser.subsections, 'numeric'],
  ['rows', t.organiser.rows, 'numeric'],
  ['seatsPerRow', t.organiser.seatsPerRow, 'numeric'],
] as const;

export function PlanEditor({ sections, errors, onChange }: PlanEditorProps) {
  const add = () => {
    const last = sections.at(-1) ?? presetSections('small')[0];
    if (last === undefined) return;
    const key = Math.max(0, ...sections.map((section) => section.key)) + 1;
    // Its best rows and seats are folded away, so they are not copied: a copied order would go unseen.
    onChange([...sections, { ...last, key, name: freeName(sections), bestRows: '', bestSeat: '' }]);
  };
  const change = (section: SectionDraft, part: Partial<SectionDraft>) =>
    onChange(sections.map((other) => (other === section ? { ...other, ...part } : other)));
  return (
    <section className="card plan" aria-labelledby="plan-title">
      <div className="section-head">
        <h2 id="plan-title">{t.organiser.planTitle}</h2>
        <p className="plan-total" role="status">
          {t.organiser.planTotal(seatsIn(sections))}
        </p>
      </div>
      <div className="button-row" role="group" aria-label={t.organiser.presets}>
        {presetButtons().map(([preset, label]) => (
          <button
            key={preset} type="button" className="button button-small"
            onClick={() => onChange(presetSections(preset))}
          >
            {label}
          </button>
        ))}
      </div>
      {sections.map((section, index) => (
        <fieldset key={section.key} className="plan-section">
          <legend>{t.organiser.sectionLegend(index + 1, section.name)}</legend>
          {columns().map(([field, label, inputMode]) => (
            <Field
              key={field}
              label={label}
              inputMode={inputMode}
              value={section[field]}
              error={errors[`sections.${index}.${field}`]}
              onChange={(event) => change(section, { [field]: event.target.value })}
            />
          ))}
          <button
            type="button"
            className="button button-icon plan-remove"
            aria-label={t.organiser.removeSection(section.name)}
            disabled={sections.length === 1}
            onClick={() => onChange(sections.filter((other) => other !== section))}
          >
            ×
          </button>
          <QualityFields
            quality={section} at={`sections.${index}`} errors={errors} onChange={(part) => change(section, part)}
          />
        </fieldset>
      ))}
      {errors['plan'] && <Alert tone="bad">{errors['plan']}</Alert>}
      <button type="button" className="button" disabled={sections.length >= bounds.sections} onClick={add}>
        {t.organiser.addSection}
      </button>
    </section>
  );
}

/** The first of A … Z, then S27, S28 …, that no section has yet. */
function freeName(sections: readonly SectionDraft[]): string {
  const taken = new Set(sections.map((section) => section.name.trim().toUpperCase()));
  for (let index = 0; ; index++) {
    const name = index < 26 ? String.fromCharCode('A'.charCodeAt(0) + index) : `S${index + 1}`;
    if (!taken.has(name)) return name;
  }
}
