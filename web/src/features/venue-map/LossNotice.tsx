import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { findSubsection } from '../../shared/plan/placeNames';
import type { SectionPlan } from '../../shared/api/types';
import { Alert } from '../../shared/ui/feedback';
import type { Group } from './groups';
import { groupName, placeName } from './placeWords';
import { placeAt, type PriceBook } from './priceBook';
import type { Loss } from './useLoss';

interface Props {
  loss: Loss;
  plan: readonly SectionPlan[];
  book: PriceBook;
  currency: string;
  onTake: (group: Group) => void;
  onDismiss: () => void;
}

/** Says which seats somebody else was given, and offers the nearest of the same price. */
export function LossNotice({ loss, plan, book, currency, onTake, onDismiss }: Props) {
  const { section, seats, size, instead } = loss;
  const names = seats.map((seat) => placeName(findSubsection(plan, section, seat.subsection), seat)).join('; ');
  const priceOf = ({ block, places }: Group) =>
    formatMoney(book.priceOf(block.section, placeAt(block, places[0] ?? 0)), currency);
  return (
    <Alert tone="bad" title={t.venueMap.lost(names)}>
      {instead === undefined && <p>{t.venueMap.lookingNear}</p>}
      {instead === null && <p>{t.venueMap.noNearest(size)}</p>}
      {instead && <p>{t.venueMap.nearest(instead.block.section, groupName(instead), priceOf(instead))}</p>}
      <div className="button-row">
        {instead && (
          <button type="button" className="button button-primary" onClick={() => onTake(instead)}>
            {t.venueMap.takeNearest(size)}
          </button>
        )}
        <button type="button" className="button" onClick={onDismiss}>
          {t.venueMap.dismiss}
        </button>
      </div>
    </Alert>
  );
}
