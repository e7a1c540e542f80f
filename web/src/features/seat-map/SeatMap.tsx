import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { SeatDigit } from '../../shared/api/streamEvents';
import type { SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading } from '../../shared/ui/feedback';
import { placesOf } from './drawnPlaces';
import { Legend } from './Legend';
import { drawingQuery } from './queries';
import { SeatGrid, type PricedPlace } from './SeatGrid';
import { accessibleSeats, companionSeats, type SeatGrid as Seats } from './seatMap';
import type { PickedSeat } from './selection';
import { fittingZoom, seatSizesPx } from './zoom';

interface SeatMapProps {
  /** The event, if its plan has positions. */
  drawnEventId: number | null;
  section: string;
  plan: SubsectionPlan | undefined;
  grid: Seats | null;
  picked: readonly PickedSeat[];
  /** Seats of this section that the buyer holds. */
  held: readonly PickedSeat[];
  onPick: (row: number, seat: number, digits: readonly SeatDigit[]) => void;
  /** Where seats of this subsection differ in price. */
  priced?: PricedPlace | undefined;
}

export function SeatMap({ drawnEventId, section, plan, grid, picked, held, onPick, priced }: SeatMapProps) {
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [widthPx, setWidthPx] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element !== null) setWidthPx(element.clientWidth);
  }, []);
  const zoom = chosenZoom ?? fittingZoom(widthPx, grid?.rows[0]?.length ?? 0);
  const seatSizePx = seatSizesPx[zoom] ?? seatSizesPx[0];
  const { data: drawing } = useQuery({
    ...drawingQuery(drawnEventId ?? 0, section), enabled: drawnEventId !== null,
  });
  const drawn = useMemo(
    () => placesOf(drawing, section, plan?.number, seatSizePx),
    [drawing, section, plan?.number, seatSizePx],
  );
  const accessible = useMemo(() => accessibleSeats(plan), [plan]);
  const companion = useMemo(() => companionSeats(plan), [plan]);
  const subsection = grid?.subsection;
  const pickedHere = useMemo(
    () => new Set(picked.filter((s) => s.subsection === subsection).map((s) => `${s.row}-${s.seat}`)),
    [picked, subsection],
  );
  const yours = useMemo(
    () => new Set(held.filter((s) => s.subsection === subsection).map((s) => `${s.row}-${s.seat}`)),
    [held, subsection],
  );
  if (grid === null) return <Loading />;
  return (
    <>
      <div className="map-tools">
        <Legend withAccessible={accessible.size > 0} withCompanion={companion.size > 0} />
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
      <div className="map-scroll" ref={measure}>
        <div className="map-inner">
          {drawn === null && (
            <div className="stage" aria-hidden="true">
              {t.seatMap.stage}
            </div>
          )}
          <SeatGrid
            section={section}
            grid={grid}
            picked={pickedHere}
            yours={yours}
            plan={plan}
            drawn={drawn}
            accessible={accessible}
            companion={companion}
            seatSizePx={seatSizePx}
            onPick={onPick}
            priced={priced}
          />
        </div>
      </div>
    </>
  );
}
