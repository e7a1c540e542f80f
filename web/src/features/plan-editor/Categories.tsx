import { t } from '../../shared/i18n';
import { addCategory, categoriesIn, recolour, removeCategory, renameCategory } from './categories';
import { bounds } from './document';
import type { Editor } from './useEditor';

/** The kinds of place that prices are made for, with their colours. */
export function Categories({ editor }: { editor: Editor }) {
  const { state: { draft }, change } = editor;
  const categories = categoriesIn(draft);
  const freeName = () => {
    let number = categories.length + 1;
    while (categories.some(({ name }) => name === t.planEditor.newCategory(number))) number++;
    return t.planEditor.newCategory(number);
  };
  const rename = (from: string, to: string) => {
    // Two of one name would become one: the half-typed name waits.
    if (to.trim() === '' || categories.some(({ name }) => name === to)) return;
    const index = categories.findIndex(({ name }) => name === from);
    change((now) => renameCategory(now, from, to), { group: `category name ${index}` });
  };
  return (
    <fieldset className="plan-fieldset">
      <legend>{t.planEditor.categoriesTitle}</legend>
      <p className="field-hint">{t.planEditor.categoriesHint}</p>
      <ul className="plan-categories">
        {categories.map(({ name, color }, i) => (
          <li key={i}>
            <input
              type="color" value={color} aria-label={t.planEditor.categoryColour(name)}
              onChange={(event) => {
                const chosen = event.target.value;
                change((now) => recolour(now, name, chosen), { group: `colour ${name}` });
              }}
            />
            <input
              className="plan-input" value={name} maxLength={bounds.label} aria-label={t.planEditor.categoryName(i + 1)}
              onChange={(event) => rename(name, event.target.value)}
            />
            <button
              type="button" className="button button-small" aria-label={t.planEditor.removeCategory(name)}
              onClick={() => change((now) => removeCategory(now, name))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button" className="button button-small" disabled={categories.length >= bounds.categories}
        onClick={() => change((now) => addCategory(now, freeName()))}
      >
        {t.planEditor.addCategory}
      </button>
    </fieldset>
  );
}
