import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { limitText, orderLimit } from '../../shared/i18n/seatLimit';
import { isTables, rowName, seatName } from '../../shared/plan/placeNames';
import { useHolds } from '../orders';
import { PartySize, afterClick, afterTableClick, drawingQuery, saveDraft, type PickedSeat } from '../seat-map';
import { zoomStep } from './gestures';
import type { Hit } from './hit';
import { blockKey, layoutOf } from './layout';
import type { LiveSeats } from './liveSeats';
import { placeKey } from './paint';
import { PriceLegend } from './PriceLegend';
import { showSeatsOf, useVenueCanvas } from './useVenueCanvas';
import { withPlaces } from './withPlaces';
import './venue-map.css';

interface Props {
  event: EventDetail;
  /** Prices and seats left. */
  sections: readonly SectionAvailability[];
  seats: LiveSeats;
}

interface Picks {
  section: string;
  seats: readonly PickedSeat[];
}

const nothing: Picks = { section: '', seats: [] };

/** The whole venue, live: from its sections to single seats, and a party's seats by one click. */
export default function VenueMap({ event, sections, seats }: Props) {
  const [needed, setNeeded] = useState<readonly string[]>([]);
  const [picks, setPicks] = useState<Picks>(nothing);
  const [partySize, setPartySize] = useState(2);
  const [price, setPrice] = useState<number | null>(null);
  const [hover, setHover] = useState<Hit | null>(null);
  const layout = useLayout(event, needed);
  const limit = orderLimit(event);
  const size = Math.min(partySize, limit);
  const priceKey = sections.map((s) => `${s.section}=${s.price}`).join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- counts change often, prices hardly ever
  const prices = useMemo(() => new Map(sections.map((s) => [s.section, s.price])), [priceKey]);
  const mine = useMine(event.event_id, layout.perRow);
  const picked = useMemo(
    () => new Set(picks.seats.map((seat) => layout.placeOf(picks.section, seat))), [picks, layout],
  );
  const wanted = useMemo(
    () => (price === null ? null : new Set([...prices].filter(([, p]) => p === price).map(([name]) => name))),
    [price, prices],
  );
  const { canvas, view, isWhole } = useVenueCanvas(
    event.event_id, seats,
    { layout: layout.venue, prices, picked, mine, wanted, labels: t.venueMap.labels },
    {
      onHover: setHover,
      onHit: (hit) => {
        if (hit === null) return;
        if (hit.row === null) showSeatsOf(view.current, hit.block, hit.at);
        else setPicks((now) => afterTap(now, hit, seats, size));
      },
      onNeedPlaces: useCallback(
        (names: readonly string[]) => setNeeded((known) =>
          names.every((name) => known.includes(name)) ? known : [...new Set([...known, ...names])]),
        [],
      ),
    },
  );
  const zoom = (factor: number) => view.current?.zoomBy(factor, undefined, undefined, true);
  const first = picks.seats[0];
  const total = (prices.get(picks.section) ?? 0) * picks.seats.length;
  const chosen = picks.seats.map((seat) => ({ ...seat, ...layout.nameOf(picks.section, seat) }));
  return (
    <section className="card venue-map" aria-labelledby="venue-map-title">
      <div className="section-head">
        <h2 id="venue-map-title">{t.venueMap.title}</h2>
        <div className="button-row">
          <button
            type="button" className="button button-icon" aria-label={t.venueMap.zoomOut} disabled={isWhole}
            onClick={() => zoom(1 / zoomStep)}
          >
            −
          </button>
          <button
            type="button" className="button button-icon" aria-label={t.venueMap.zoomIn} onClick={() => zoom(zoomStep)}
          >
            +
          </button>
          <button type="button" className="button" disabled={isWhole} onClick={() => view.current?.showAll()}>
            {t.venueMap.whole}
          </button>
        </div>
      </div>
      <div className="venue-tools">
        <PartySize value={size} limit={limit} hint={limitText(event)} onChange={setPartySize} />
        <PriceLegend prices={prices} currency={event.currency} chosen={price} onChoose={setPrice} />
      </div>
      <canvas
        ref={canvas} className={isWhole ? 'venue-canvas' : 'venue-canvas venue-canvas-near'}
        // A canvas has nothing for a screen reader: the list of sections below leads to the same seats.
        role="img" aria-label={t.venueMap.name(event.venue)} tabIndex={0}
      />
      <p className="muted venue-hint">{hover === null ? t.venueMap.hint : describe(hover, event, prices, seats)}</p>
      {first !== undefined && (
        <div className="pick-bar" role="group" aria-label={t.seatMap.pickedSeats}>
          <p className="venue-picked" aria-live="polite">
            <strong>{t.events.sectionName(picks.section)}</strong>{t.common.colon}
            {t.common.longList(chosen.map(({ rowText, seatText }) => t.seatNames.rowSeat(rowText, seatText)))}
            {/* Seats of one section may differ: the next page has the price of each. */}
            {event.has_pricing !== true && <> · <strong>{formatMoney(total, event.currency)}</strong></>}
          </p>
          <div className="button-row">
            <button type="button" className="button" onClick={() => setPicks(nothing)}>{t.seatMap.clear}</button>
            <Link
              className="button button-primary"
              to={sectionPath(event.event_id, picks.section, first.subsection)}
              onClick={() => saveDraft(
                event.event_id, picks.section, { picked: picks.seats, partySize: size, allOrNothing: false, code: '' })}
            >
              {t.venueMap.goOn(picks.seats.length)}
            </Link>
          </div>
        </div>
      )}
    </section>
  );
}

const sectionPath = (eventId: number, section: string, subsection: number) =>
  `/event/${eventId}/section/${encodeURIComponent(section)}?subsection=${subsection}`;

/** The seats of one order are of one section: a click in another begins anew. */
function afterTap(now: Picks, hit: Hit, seats: LiveSeats, partySize: number): Picks {
  if (hit.row === null) return now;
  const { block, row, seat } = hit;
  const known = seats.of(block.key);
  if (known === undefined) return now;
  const digits = Array.from(
    known.digits.subarray((row - 1) * known.seatsPerRow, row * known.seatsPerRow), (digit) => digit as 0 | 1 | 2 | 3);
  const before = now.section === block.section ? now.seats : [];
  const clicked = { subsection: block.plan.number, row, seat };
  const after = isTables(block.plan)
    ? afterTableClick(before, clicked, digits)
    : afterClick(before, clicked, digits, partySize);
  return after.length === 0 ? nothing : { section: block.section, seats: after };
}

function describe(hit: Hit, event: EventDetail, prices: ReadonlyMap<string, number>, seats: LiveSeats): string {
  const { block } = hit;
  const cost = formatMoney(prices.get(block.section) ?? 0, event.currency);
  if (hit.row === null) {
    const left = seats.availableIn(block.key);
    return [
      t.events.sectionName(block.section), block.plan.label ?? t.seatMap.subsectionName(block.plan.number), cost,
      ...(left === undefined ? [] : [t.common.seatsLeft(left)]),
    ].join(' · ');
  }
  const digit = seats.of(block.key)?.digits[hit.index];
  const state = digit === 0 ? t.seatMap.seatAvailable : digit === 1 ? t.seatMap.seatReserved : t.seatMap.seatSold;
  const accessible = block.plan.accessible.some((place) => place.row === hit.row && place.seat === hit.seat);
  return `${block.section} · ${t.seatMap.seat(
    rowName(block.plan, hit.row), seatName(block.plan, hit.row, hit.seat),
    [...(accessible ? [t.seatMap.seatAccessible] : []), ...(digit === undefined ? [] : [state])], cost)}`;
}

function useLayout(event: EventDetail, needed: readonly string[]) {
  const hasDrawing = event.has_drawing === true;
  const { data: outlines } = useQuery({ ...drawingQuery(event.event_id), enabled: hasDrawing });
  const places = useQueries({
    queries: hasDrawing ? needed.map((section) => drawingQuery(event.event_id, section)) : [],
    combine: (results) => results.map(({ data }) => data).filter((data) => data !== undefined),
  });
  const placesKnown = places.length;
  return useMemo(() => {
    const drawing = hasDrawing && outlines ? withPlaces(outlines, places) : null;
    const venue = layoutOf(event.sections, drawing);
    const planOf = (section: string, subsection: number) =>
      venue.blocks.find((block) => block.key === blockKey(section, subsection))?.plan;
    const perRow = (section: string, subsection: number) => planOf(section, subsection)?.seats_per_row ?? 0;
    return {
      venue, perRow,
      placeOf: (section: string, seat: PickedSeat) => placeKey(
        blockKey(section, seat.subsection), (seat.row - 1) * perRow(section, seat.subsection) + seat.seat - 1),
      nameOf: (section: string, seat: PickedSeat) => ({
        rowText: rowName(planOf(section, seat.subsection), seat.row),
        seatText: seatName(planOf(section, seat.subsection), seat.row, seat.seat),
      }),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- places only grow, and are the same for five minutes
  }, [event.sections, hasDrawing, outlines, placesKnown]);
}

function useMine(eventId: number, perRow: (section: string, subsection: number) => number): ReadonlySet<string> {
  const holds = useHolds();
  return useMemo(
    () => new Set(holds.filter((order) => order.event_id === eventId).flatMap((order) => order.seats.map((seat) =>
      placeKey(
        blockKey(order.section, seat.subsection),
        (seat.row - 1) * perRow(order.section, seat.subsection) + seat.seat - 1)))),
    [holds, eventId, perRow],
  );
}
