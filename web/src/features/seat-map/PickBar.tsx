import type { ReactNode } from 'react';
import type { SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { findSubsection, rowName, seatName } from '../../shared/plan/placeNames';
import { Alert } from '../../shared/ui/feedback';
import type { PickedSeat } from './selection';

interface PickBarProps {
  section: SectionPlan;
  picked: readonly PickedSeat[];
  partySize: number;
  /** What to do, while nothing is picked. */
  prompt: string;
  /** What all picked seats cost. */
  total: ReactNode;
  /** Who sits on the picked seats, in their order; empty where the event has no kinds of buyer. */
  kinds?: readonly string[];
  busy: boolean;
  /** Names of picked companion seats without a wheelchair place beside them: they cannot be held. */
  alone?: readonly string[];
  onRemove: (seat: PickedSeat) => void;
  onClear: () => void;
  onHold: () => void;
}

/** The picked seats, their price, and the button that holds them. The bar stays in view at the bottom. */
export function PickBar(
  { section, picked, partySize, prompt, total, kinds = [], busy, alone = [], onRemove, onClear, onHold }: PickBarProps,
) {
  if (picked.length === 0) {
    return <p className="pick-bar pick-bar-empty muted">{prompt}</p>;
  }
  return (
    <section className="pick-bar" aria-label={t.seatMap.pickedSeats}>
      <ul className="picked">
        {picked.map((seat, index) => {
          const plan = findSubsection([section], section.name, seat.subsection);
          const [row, number] = [rowName(plan, seat.row), seatName(plan, seat.row, seat.seat)];
          return (
            <li key={`${seat.subsection}-${seat.row}-${seat.seat}`}>
              {t.seatMap.seatShort(plan?.label ?? t.seatMap.subsectionShort(seat.subsection), row, number)}
              {kinds[index] !== undefined && ` · ${kinds[index]}`}
              <button type="button" aria-label={t.seatMap.removeSeat(row, number)} onClick={() => onRemove(seat)}>
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {alone.length > 0 && <Alert tone="warning">{t.seatMap.companionAlone(alone.join('; '))}</Alert>}
      <div className="pick-bar-foot">
        <p aria-live="polite">
          {t.seatMap.picked(picked.length, partySize)} · {total}
        </p>
        <div className="button-row">
          <button type="button" className="button" onClick={onClear} disabled={busy}>
            {t.seatMap.clear}
          </button>
          <button type="button" className="button button-primary" onClick={onHold} disabled={busy || alone.length > 0}>
            {busy ? t.seatMap.holding : t.seatMap.hold(picked.length)}
          </button>
        </div>
      </div>
    </section>
  );
}
