import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { seatText } from '../../shared/plan/seatText';
import { liveSeats, seatKey } from '../orders';

interface Props {
  order: Order;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  busy: boolean;
  /** Seats whose tickets have let somebody in: they cannot be chosen. */
  used?: ReadonlySet<string>;
}

/** Chooses among the seats that an order still has. */
export function SeatChoice({ order, chosen, onChosen, busy, used }: Props) {
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChosen(next);
  };
  return (
    <fieldset className="give-back-seats" disabled={busy}>
      <legend className="visually-hidden">{t.refunds.seatsColumn}</legend>
      {liveSeats(order).map((seat) => {
        const key = seatKey(seat);
        return (
          <label key={key} className="check">
            <input
              type="checkbox" checked={chosen.has(key)} disabled={used?.has(key)} onChange={() => toggle(key)}
            />{' '}
            {seatText(seat)}
            {used?.has(key) && <span className="muted"> · {t.refunds.used}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}
