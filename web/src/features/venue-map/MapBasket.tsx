import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { findSubsection, rowName, seatName } from '../../shared/plan/placeNames';
import type { PickedSeat } from '../seat-map';
import { groupName, placeName } from './placeWords';
import type { Picks } from './mapDraft';
import type { Leftover } from './picking';
import { placeAt } from './priceBook';

/** Tickets of one price and kind. */
export interface BasketLine {
  count: number;
  kind: string | null;
  price: number;
}

interface Props {
  event: EventDetail;
  picks: Picks;
  partySize: number;
  lines: readonly BasketLine[];
  /** What all of it costs. */
  total: ReactNode;
  codeField: ReactNode;
  /** A reason why this cannot be held. */
  problem: ReactNode;
  leftover: Leftover | null;
  /** Something to see of the chosen seats. */
  view: ReactNode;
  busy: boolean;
  disabled: boolean;
  onRemove: (seat: PickedSeat) => void;
  onMove: (leftover: Leftover) => void;
  onClear: () => void;
  onHold: () => void;
}

/** What was chosen, what it costs in the end, and the button that holds it. It stays in view. */
export function MapBasket(props: Props) {
  const { event, picks, partySize, lines, total, codeField, problem, leftover, view, busy, disabled } = props;
  const count = picks.area === undefined ? picks.seats.length : partySize;
  const section = event.sections.filter(({ name }) => name === picks.section);
  return (
    <section className="map-basket" aria-label={t.venueMap.basket}>
      {problem}
      {picks.area !== undefined && (
        <p className="venue-picked">
          <strong>{t.events.sectionName(picks.section)}</strong>:{' '}
          {t.venueMap.inArea(findSubsection(section, picks.section, picks.area)?.label ?? picks.section, partySize)}
        </p>
      )}
      {picks.seats.length > 0 && (
        <>
          <ul className="picked">
            <li className="picked-section"><strong>{t.events.sectionName(picks.section)}</strong></li>
            {picks.seats.map((seat) => {
              const plan = findSubsection(section, picks.section, seat.subsection);
              return (
                <li key={`${seat.subsection}-${seat.row}-${seat.seat}`}>
                  {placeName(plan, seat)}
                  <button
                    type="button"
                    aria-label={t.seatMap.removeSeat(rowName(plan, seat.row), seatName(plan, seat.row, seat.seat))}
                    onClick={() => props.onRemove(seat)}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {leftover !== null && (
        <p className="map-leftover">
          <span aria-hidden="true">! </span>
          {t.venueMap.leftover(placeName(leftover.block.plan, placeAt(leftover.block, leftover.index)))}{' '}
          <button type="button" className="button button-small" onClick={() => props.onMove(leftover)}>
            {t.venueMap.moveOver(groupName(leftover.instead))}
          </button>
        </p>
      )}
      <ul className="map-lines">
        {lines.map(({ count: of, kind, price }) => (
          <li key={`${kind ?? ''} ${price}`}>
            {t.venueMap.lines(of, kind === null ? [] : [kind], formatMoney(price, event.currency))}
          </li>
        ))}
      </ul>
      {codeField}
      <div className="pick-bar-foot">
        <p aria-live="polite">
          {picks.area === undefined && `${t.seatMap.picked(count, Math.max(count, partySize))} · `}
          {total} <span className="muted">{t.venueMap.feesIncluded}</span>
        </p>
        <div className="button-row">
          <button type="button" className="button" disabled={busy} onClick={props.onClear}>
            {t.seatMap.clear}
          </button>
          <button type="button" className="button button-primary" disabled={disabled} onClick={props.onHold}>
            {busy
              ? t.seatMap.holding
              : picks.area === undefined ? t.seatMap.hold(count) : t.venueMap.holdTickets(count)}
          </button>
        </div>
      </div>
      <div className="map-further">
        {view}
        <Link to={sectionPath(event.event_id, picks)}>{t.venueMap.more}</Link>
      </div>
    </section>
  );
}

const sectionPath = (eventId: number, { section, seats, area }: Picks) => {
  const subsection = area ?? seats[0]?.subsection;
  return `/event/${eventId}/section/${encodeURIComponent(section)}${subsection ? `?subsection=${subsection}` : ''}`;
};
