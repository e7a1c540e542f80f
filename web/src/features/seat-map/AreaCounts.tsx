import type { SectionPlan, SubsectionCounts } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Meter } from '../../shared/ui/feedback';

interface AreaCountsProps {
  section: SectionPlan;
  counts: ReadonlyMap<number, SubsectionCounts>;
}

/** How many places the areas of a section have left. There is nothing to pick: a ticket names no seat. */
export function AreaCounts({ section, counts }: AreaCountsProps) {
  return (
    <ul className="picker-map card area-counts" aria-label={t.seatMap.areaTitle}>
      {section.subsections.map(({ number, label, seats_total }) => {
        const left = counts.get(number)?.available ?? seats_total;
        return (
          <li key={number}>
            <strong>{label ?? section.name}</strong> <Meter value={left} total={seats_total} />
            <span>{t.seatMap.areaLeft(left, seats_total)}</span>
          </li>
        );
      })}
    </ul>
  );
}
