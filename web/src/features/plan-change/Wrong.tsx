import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';

const maxShown = 10;

/** Why a plan was refused: each place by its pointer, with the reason. */
export function Wrong({ error, isText = false }: { error: Error; isText?: boolean }) {
  const fields = Object.entries(fieldsOf(error));
  if (isText) return <Alert tone="bad">{error.message}</Alert>;
  if (fields.length === 0) return <Problem error={error} />;
  return (
    <Alert tone="bad" title={t.planChange.refused}>
      <ul>
        {fields.slice(0, maxShown).map(([place, reasons]) => (
          <li key={place}><code>{place}</code> {reasons.slice(0, maxShown).join(' ')}</li>
        ))}
      </ul>
      {fields.length > maxShown && <p>{t.plans.wrongMore(fields.length - maxShown)}</p>}
    </Alert>
  );
}
