import { useMemo, useState } from 'react';
import type { SeatDigit, SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading } from '../../shared/ui/feedback';
import { Legend } from './Legend';
import { SeatGrid } from './SeatGrid';
import { accessibleSeats, type SeatGrid as Seats } from './seatMap';
import type { PickedSeat } from './selection';

interface SeatMapProps {
  section: string;
  plan: SubsectionPlan | undefined;
  grid: Seats | null;
  picked: readonly PickedSeat[];
  onPick: (row: number, seat: number, digits: readonly SeatDigit[]) => void;
}

/** Never under 24 px, the smallest target that WCAG 2.2 (2.5.8) allows. */
const seatSizesPx = [24, 30, 38, 48] as const;

export function SeatMap({ section, plan, grid, picked, onPick }: SeatMapProps) {
  const [zoom, setZoom] = useState(1);
  const accessible = useMemo(() => accessibleSeats(plan), [plan]);
  const subsection = grid?.subsection;
  const pickedHere = useMemo(
    () => new Set(picked.filter((s) => s.subsection === subsection).map((s) => `${s.row}-${s.seat}`)),
    [picked, subsection],
  );
  if (grid === null) return <Loading />;
  return (
    <>
      <div className="map-tools">
        <Legend withAccessible={accessible.size > 0} />
        <div className="button-row">
          <button
            type="button" className="button button-icon" aria-label={t.seatMap.zoomOut}
            disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}
          >
            −
          </button>
          <button
            type="button" className="button button-icon" aria-label={t.seatMap.zoomIn}
            disabled={zoom === seatSizesPx.length - 1} onClick={() => setZoom(zoom + 1)}
          >
            +
          </button>
        </div>
      </div>
      <p id="seat-grid-help" className="visually-hidden">
        {t.seatMap.gridHelp}
      </p>
      <div className="map-scroll">
        <div className="map-inner">
          <div className="stage" aria-hidden="true">
            {t.seatMap.stage}
          </div>
          <SeatGrid
            section={section}
            grid={grid}
            picked={pickedHere}
            accessible={accessible}
            seatSizePx={seatSizesPx[zoom] ?? seatSizesPx[1]}
            onPick={onPick}
          />
        </div>
      </div>
    </>
  );
}
