import type { SectionPlan, SubsectionCounts } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Meter } from '../../shared/ui/feedback';

interface SubsectionListProps {
  section: SectionPlan;
  counts: ReadonlyMap<number, SubsectionCounts>;
  chosen: number | null;
  onChoose: (subsection: number) => void;
}

export function SubsectionList({ section, counts, chosen, onChoose }: SubsectionListProps) {
  return (
    <ul className="subsections" aria-label={t.seatMap.subsections}>
      {section.subsections.map(({ number, label, seats_total }) => {
        const known = counts.get(number);
        const total = known?.total ?? seats_total;
        return (
          <li key={number}>
            <button
              type="button"
              className="subsection"
              aria-pressed={number === chosen}
              onClick={() => onChoose(number)}
            >
              <span className="subsection-number">
                {label ?? (
                  <>
                    <span className="visually-hidden">{t.seatMap.subsection} </span>
                    {number}
                  </>
                )}
              </span>{' '}
              <Meter value={known?.available ?? total} total={total} />
              <span className="subsection-left">{known ? t.common.seatsLeft(known.available) : ' '}</span>
              {known && <span className="visually-hidden"> {t.seatMap.subsectionTotal(total)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
