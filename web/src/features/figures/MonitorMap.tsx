import { memo } from 'react';
import type { SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { type Place } from './monitor';

const pitch = 20;
const side = 16;

interface MonitorMapProps {
  plan: SubsectionPlan;
  places: readonly Place[];
  onSeat: (row: number, seat: number) => void;
}

/**
 * The seats of a subsection by their record: free is outlined, held has a stroke across, sold is filled with a cross,
 * so that no state is told by colour alone. The list below is the equal way for keyboards and screen readers.
 */
export const MonitorMap = memo(function MonitorMap({ plan, places, onSeat }: MonitorMapProps) {
  return (
    // What scrolls sideways takes the focus, so that the arrow keys reach its end.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" role="group" aria-label={t.figures.monitorLead} tabIndex={0}>
      <svg
        className="monitor-map" width={plan.seats_per_row * pitch} height={plan.rows * pitch} aria-hidden="true"
        onClick={(click) => {
          const place = (click.target as Element).closest<SVGElement>('[data-row]')?.dataset;
          if (place) onSeat(Number(place['row']), Number(place['seat']));
        }}
      >
        {places.map(({ row, seat, taken }) => {
          const [x, y] = [(seat - 1) * pitch + 2, (row - 1) * pitch + 2];
          const state = taken === null ? 'free' : taken.status === 'SOLD' ? 'sold' : 'held';
          return (
            <g key={`${row}-${seat}`} data-row={row} data-seat={seat} className={`monitor-${state}`}>
              <title>{t.figures.seatState(row, seat, t.figures.states[taken?.status ?? 'AVAILABLE'])}</title>
              <rect x={x} y={y} width={side} height={side} rx={3} />
              {state !== 'free' && <path d={`M${x + 3} ${y + side - 3} l${side - 6} ${6 - side}`} />}
              {state === 'sold' && <path d={`M${x + 3} ${y + 3} l${side - 6} ${side - 6}`} />}
              {taken?.differs === true && (
                <rect className="monitor-differs" x={x - 1} y={y - 1} width={side + 2} height={side + 2} />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
});
