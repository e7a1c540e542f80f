import type { PlanChange } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';

/** What a plan would change, by block, and the seats in its way. */
export function Difference({ change }: { change: PlanChange }) {
  const names = [...new Set(change.taken.map((seat) => seat.name))];
  return (
    <>
      <p>{t.planChange.seatsInAll(change.seats_before, change.seats_after)}</p>
      {change.changes.length === 0 ? <p className="empty">{t.planChange.nothing}</p> : (
        <ul className="plan-differences">
          {change.changes.map((block) => (
            <li key={`${block.section}-${block.subsection}`}>
              <strong>{t.planChange.blockName(block.section, block.subsection)}</strong>{' '}
              {t.common.list([
                block.is_new && t.planChange.isNew,
                block.seats_added > 0 && t.planChange.added(block.seats_added),
                block.seats_blocked > 0 && t.planChange.blocked(block.seats_blocked),
                block.seats_reopened > 0 && t.planChange.reopened(block.seats_reopened),
                block.accessible > 0 && t.planChange.accessible(block.accessible),
                block.companion > 0 && t.planChange.companion(block.companion),
                block.renamed > 0 && t.planChange.renamed(block.renamed),
                block.moved && t.planChange.moved,
              ])}
            </li>
          ))}
        </ul>
      )}
      {change.taken_total > 0 && (
        <Alert
          tone="info"
          title={(change.state === 'preview' ? t.planChange.taken : t.planChange.left)(change.taken_total)}
        >
          <ul>{names.slice(0, shownNames).map((name) => <li key={name}>{name}</li>)}</ul>
          {names.length > shownNames && <p>{t.planChange.more(names.length - shownNames)}</p>}
        </Alert>
      )}
    </>
  );
}

const shownNames = 10;
