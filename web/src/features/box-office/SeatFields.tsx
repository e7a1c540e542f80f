import { useQuery } from '@tanstack/react-query';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Field, SelectField } from '../../shared/ui/Field';
import { sectionsQuery } from '../events';
import { parseSeats, type NamedSeat } from './namedSeats';

/** The counts beside the sections are for the eye: whether seats are free is decided when they are asked for. */
const countsEveryMs = 5_000;

/** Which seats somebody wants, as it is typed. */
export interface TypedSeats {
  section: string;
  quantity: string;
  named: string;
}

export const noSeatsTyped = (event: EventDetail): TypedSeats => ({
  section: event.sections[0]?.name ?? '', quantity: '2', named: '',
});

export interface WantedSeats {
  section: string;
  quantity: number | null;
  subsection: null;
  seats: NamedSeat[] | null;
}

/** Null while something that is typed is wrong. Named seats count before a quantity. */
export function wantedSeats({ section, quantity, named }: TypedSeats): WantedSeats | null {
  const seats = parseSeats(named);
  if (seats === null) return null;
  if (seats.length > 0) return { section, quantity: null, subsection: null, seats };
  const count = Number(quantity);
  return Number.isInteger(count) && count > 0 ? { section, quantity: count, subsection: null, seats: null } : null;
}

interface SeatFieldsProps {
  event: EventDetail;
  typed: TypedSeats;
  checked: boolean;
  onTyped: (typed: TypedSeats) => void;
  /** Where the number of seats is known already. */
  withoutQuantity?: boolean;
}

/** Section, and either how many of its best seats or which ones. */
export function SeatFields({ event, typed, checked, onTyped, withoutQuantity = false }: SeatFieldsProps) {
  const { data } = useQuery({ ...sectionsQuery(event.event_id), refetchInterval: countsEveryMs });
  const available = (name: string) => data?.sections.find(({ section }) => section === name)?.available;
  const wrong = checked && wantedSeats({ ...typed, quantity: withoutQuantity ? '1' : typed.quantity }) === null;
  const namesSeats = typed.named.trim() !== '';
  return (
    <>
      <SelectField
        label={t.boxOffice.section} value={typed.section}
        onChange={(edit) => onTyped({ ...typed, section: edit.target.value })}
      >
        {event.sections.map(({ name, price }) => (
          <option key={name} value={name}>
            {t.boxOffice.sectionOption(name, formatMoney(price, event.currency), available(name) ?? 0)}
          </option>
        ))}
      </SelectField>
      {!withoutQuantity && (
        <Field
          label={t.boxOffice.quantity} inputMode="numeric" value={typed.quantity} disabled={namesSeats}
          error={wrong && !namesSeats ? t.problems['quantity-out-of-range'] : undefined}
          onChange={(edit) => onTyped({ ...typed, quantity: edit.target.value })}
        />
      )}
      <Field
        label={t.boxOffice.named} hint={t.boxOffice.namedHint} value={typed.named} autoComplete="off"
        error={wrong && namesSeats ? t.boxOffice.namedWrong : undefined}
        onChange={(edit) => onTyped({ ...typed, named: edit.target.value })}
      />
    </>
  );
}
