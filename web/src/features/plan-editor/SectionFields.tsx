import { t } from '../../shared/i18n';
import { Field, SelectField } from '../../shared/ui/Field';
import { categoriesIn } from './categories';
import { assign, changeSection, kindOfSection, setFloor } from './commands';
import { bounds, kindOf, type PlanBlock } from './document';
import type { Editor } from './useEditor';

/** The price zone of what is selected: which it is, and what it is called. */
export function SectionFields({ editor, blocks }: { editor: Editor; blocks: readonly PlanBlock[] }) {
  const { state: { draft }, change } = editor;
  const ids = blocks.map(({ id }) => id);
  const sectionIds = new Set(blocks.map(({ sectionId }) => sectionId));
  const section = sectionIds.size === 1 ? draft.sections.find(({ id }) => sectionIds.has(id)) : undefined;
  const kinds = new Set(blocks.map(({ sub }) => kindOf(sub)));
  const [kind] = kinds;
  if (kinds.size > 1) return null;
  const possible = draft.sections.filter(({ id }) => kindOfSection(draft, id) === kind);
  return (
    <div className="plan-fields">
      <SelectField
        label={t.planEditor.section} hint={t.planEditor.sectionHint} value={section?.id ?? ''}
        onChange={(event) => {
          const { value } = event.target;
          change((now) => assign(now, ids, value === 'new' ? null : value));
        }}
      >
        {!section && <option value="">–</option>}
        {possible.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        <option value="new" disabled={draft.sections.length >= bounds.sections}>{t.planEditor.newSection}</option>
      </SelectField>
      {section && (
        <>
          <Field
            label={t.planEditor.sectionName} value={section.name} maxLength={bounds.sectionName}
            onChange={(event) => {
              const name = event.target.value;
              change((now) => changeSection(now, section.id, { name }), { group: `section name ${section.id}` });
            }}
          />
          <SelectField
            label={t.planEditor.sectionCategory} value={section.category ?? ''}
            onChange={(event) => {
              const category = event.target.value || null;
              change((now) => changeSection(now, section.id, { category }));
            }}
          >
            <option value="">{t.planEditor.noCategory}</option>
            {categoriesIn(draft).map(({ name }) => <option key={name}>{name}</option>)}
          </SelectField>
          <Field
            label={t.planEditor.floor} value={section.floor ?? ''} maxLength={bounds.label} list="plan-floors"
            onChange={(event) => {
              const floor = event.target.value || null;
              change((now) => setFloor(now, section.id, floor), { group: `floor ${section.id}` });
            }}
          />
          <datalist id="plan-floors">
            {draft.drawing?.floors?.map((floor) => <option key={floor} value={floor} />)}
          </datalist>
        </>
      )}
    </div>
  );
}
