import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { EventDetail, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { limitText, orderLimit } from '../../shared/i18n/seatLimit';
import { Alert, LiveMark, Problem } from '../../shared/ui/feedback';
import { findSubsection, isArea, isTables, rowName, seatName } from '../../shared/plan/placeNames';
import { useSession } from '../auth';
import { CodeField, CodeTotal, useOrderCode } from '../codes';
import { useHolds } from '../orders';
import {
  categoryOf, dearest, PartyByKind, partySizeOf, priceFor, PriceList, shownFor, type KindCounts,
} from '../prices';
import { BestAvailable } from './BestAvailable';
import { chosenSubsection } from './chosenSubsection';
import { loadDraft, saveDraft, type Draft } from './draft';
import { HoldProblem, newPriceOf } from './HoldProblem';
import { PartySize } from './PartySize';
import { PickBar } from './PickBar';
import { SeatMap } from './SeatMap';
import { digitsOf } from './seatMap';
import {
  afterClick, afterTableClick, aloneIn, alongOf, lostInRows, lostTo, sameSeat, sameTable, type PickedSeat,
} from './selection';
import { SoldOut } from './SoldOut';
import { AreaCounts } from './AreaCounts';
import { SubsectionList } from './SubsectionList';
import { choosable, nonZero, useParty } from './useParty';
import { useHoldSeats } from './useHoldSeats';
import { useSeatMap } from './useSeatMap';

export function SeatPicker({ event, section }: { event: EventDetail; section: SectionPlan }) {
  const eventId = event.event_id;
  const [search, setSearch] = useSearchParams();
  const chosen = chosenSubsection(section, search.get('subsection'));
  const [draft, setDraft] = useState<Draft>(() => loadDraft(eventId, section.name));
  const [lost, setLost] = useState<PickedSeat[]>([]);
  const { user } = useSession();
  // Later visits start without these picks: the seats that this buyer holds must not look lost.
  const chosenNext = { ...draft, picked: [], code: '' };
  const { hold, busy, error, question } = useHoldSeats(event, () => saveDraft(eventId, section.name, chosenNext));
  const held = useHolds()
    .filter((order) => order.event_id === eventId && order.section === section.name)
    .flatMap((order) => order.seats);
  const { picked, partySize, allOrNothing, code } = draft;
  const limit = orderLimit(event);
  const { pricing, counts, kinds, priced } = useParty(event, section.name, draft, chosen);
  const size = Math.min(pricing && pricing.kinds.length > 0 ? Math.max(1, kinds.length) : partySize, limit);
  const area = isArea(section.subsections[0]);
  const whole = isTables(section.subsections[0]);

  useEffect(() => saveDraft(eventId, section.name, draft), [eventId, section.name, draft]);

  const letGo = (gone: PickedSeat[]) => {
    // While the buyer's own request runs, the seats are lost to the buyer.
    if (gone.length === 0 || busy) return;
    setLost(gone);
    const isGone = (seat: PickedSeat) => gone.some((g) => (whole ? sameTable(g, seat) : sameSeat(g, seat)));
    setDraft((now) => ({ ...now, picked: now.picked.filter((seat) => !isGone(seat)) }));
  };
  const live = useSeatMap(eventId, section.name, chosen, {
    onChange: (change) => letGo(lostTo(picked, section.name, change)),
    onSeats: (seats) => letGo(lostInRows(picked, seats.subsection, digitsOf(seats))),
  });
  const { grid } = live.map;

  const plan = section.subsections.find(({ number }) => number === chosen);
  const onPick = useCallback(
    (row: number, seat: number, digits: Parameters<typeof afterClick>[2]) => {
      if (plan === undefined) return;
      const clicked = { subsection: plan.number, row, seat };
      setLost([]);
      setDraft((now) => ({
        ...now,
        picked: whole
          ? afterTableClick(now.picked, clicked, digits)
          : afterClick(
              now.picked, clicked, digits, Math.min(now.partySize, limit),
              alongOf(plan, [...now.picked, clicked], row)),
      }));
    },
    [plan, limit, whole],
  );
  const setPartySize = (value: number) =>
    setDraft((now) => ({ ...now, partySize: value, picked: now.picked.slice(0, value) }));

  const setCounts = (changed: KindCounts) =>
    setDraft((now) => ({
      ...now, kinds: changed, partySize: partySizeOf(changed), picked: now.picked.slice(0, partySizeOf(changed)),
    }));

  const price = grid?.price ?? section.price;
  const pickedPrices = picked.map((seat, i) => (pricing === undefined
    ? price
    : priceFor(shownFor(pricing, section.name, categoryOf(pricing, section.name, seat)), kinds[i])));
  const expected = (category: string | null) =>
    pricing === undefined ? section.price : dearest(pricing, section.name, category, kinds);
  const byKind = pricing !== undefined && pricing.kinds.length > 0;
  const newPrice = newPriceOf(error);
  // The page shows what it was refused for: the plan and the seats are read again.
  const { retry } = live;
  const latestRetry = useRef(retry);
  useEffect(() => {
    latestRetry.current = retry;
  });
  useEffect(() => {
    if (newPrice !== undefined) latestRetry.current();
  }, [newPrice]);

  const nameOf = (seat: PickedSeat) => {
    const plan = findSubsection([section], section.name, seat.subsection);
    return t.seatNames.rowSeat(rowName(plan, seat.row), seatName(plan, seat.row, seat.seat));
  };
  const onSale = event.status === 'ON_SALE';
  const soldOut = onSale && section.subsections.every(({ number }) => live.map.counts.get(number)?.available === 0);
  const blocked = busy || !onSale || user?.role === 'seller';
  const wish = { event_id: eventId, section: section.name, all_or_nothing: allOrNothing };
  const namedSeats = picked.map((seat, i) => ({
    ...seat, ...(byKind && { kind: kinds[i] ?? pricing.kinds[0]?.name ?? null }),
  }));
  const choice = picked.length > 0
    ? { mode: 'manual' as const, seats: namedSeats }
    : { mode: 'best_available' as const, quantity: size, ...(byKind && { kinds: nonZero(counts) }) };
  const orderCode = useOrderCode(eventId, code, { ...wish, ...choice });
  const common = { ...wish, ...orderCode.part };
  return (
    <div className="picker">
      <div className="picker-side">
        <div className="card picker-choices">
          {byKind && (
            <PartyByKind pricing={pricing} counts={counts} limit={limit} hint={limitText(event)} onChange={setCounts} />
          )}
          {!whole && !byKind && (
            <PartySize value={size} limit={limit} hint={limitText(event)} onChange={setPartySize} />
          )}
          <label className="choice">
            <input
              type="checkbox"
              role="switch"
              checked={allOrNothing}
              onChange={(box) => setDraft((now) => ({ ...now, allOrNothing: box.target.checked }))}
            />
            <span>
              {t.seatMap.allOrNothing}
              <span className="field-hint">{t.seatMap.allOrNothingHint}</span>
            </span>
          </label>
          <CodeField order={orderCode} onChange={(typed) => setDraft((now) => ({ ...now, code: typed }))} />
          {orderCode.facts?.kind === 'allotment' && <Link to={`/event/${eventId}/map`}>{t.codes.seatsOnMap}</Link>}
        </div>
        {pricing && <PriceList pricing={pricing} section={section.name} />}
        {soldOut ? (
          <SoldOut event={event} section={section} />
        ) : whole ? (
          <p className="card">{t.seatMap.tablesHint}</p>
        ) : (
          <BestAvailable
            quantity={size}
            area={area}
            subsections={section.subsections.map((sub) => ({
              number: sub.number, name: sub.label ?? t.seatMap.subsectionName(sub.number),
            }))}
            withAccessible={section.subsections.some((sub) => sub.accessible.length > 0)}
            categories={choosable(pricing, section.name)}
            disabled={blocked}
            onHold={(subsection, wheelchairs, category) =>
              void hold({
                ...common, expected_price: expected(category), mode: 'best_available', quantity: size,
                ...(byKind && { kinds: nonZero(counts) }),
                ...(category !== null && { category }),
                ...(subsection === null ? {} : { subsection }),
                ...(wheelchairs > 0 && { accessible: true, companions: size - wheelchairs }),
              })
            }
          />
        )}
        {user === null && onSale && !soldOut && <p className="muted">{t.seatMap.signInToHold}</p>}
        {user?.role === 'seller' && <Alert tone="info">{t.seatMap.sellersCannotBook}</Alert>}
        <HoldProblem event={event} section={section.name} error={error} />
        {question}
      </div>
      {area ? (
        <AreaCounts section={section} counts={live.map.counts} />
      ) : (
      <section className="picker-map card" aria-labelledby="pick-title">
        <div className="section-head">
          <h2 id="pick-title">{t.seatMap.pickTitle}</h2>
          <LiveMark state={live.stream} />
        </div>
        {section.subsections.length > 1 && (
          <SubsectionList
            section={section}
            counts={live.map.counts}
            chosen={chosen}
            onChoose={(number) => setSearch({ subsection: String(number) }, { replace: true })}
          />
        )}
        {lost.length > 0 && (
          <Alert tone="bad">{t.seatMap.lost(t.common.longList(lost.map(nameOf)))}</Alert>
        )}
        {live.error !== undefined && <Problem error={live.error} onRetry={live.retry} />}
        {chosen === null ? (
          <p className="muted">{t.seatMap.chooseSubsection}</p>
        ) : (
          <SeatMap
            key={chosen}
            drawnEventId={event.has_drawing ? eventId : null}
            section={section.name}
            plan={plan}
            grid={grid}
            picked={picked}
            held={held}
            onPick={onPick}
            priced={priced}
          />
        )}
        {(chosen !== null || picked.length > 0) && (
          <PickBar
            section={section}
            picked={picked}
            partySize={whole ? picked.length : size}
            prompt={whole ? t.seatMap.tablesHint : t.seatMap.pickPrompt(size)}
            total={
              <CodeTotal
                total={pickedPrices.reduce((sum, own) => sum + own, 0)} currency={event.currency} order={orderCode}
              />
            }
            {...(byKind && { kinds })}
            busy={blocked}
            alone={orderCode.facts?.kind === 'allotment'
              ? [] : section.subsections.flatMap((sub) => aloneIn(sub, picked)).map(nameOf)}
            onRemove={(gone) =>
              setDraft((now) => ({
                ...now, picked: now.picked.filter((seat) => !(whole ? sameTable(seat, gone) : sameSeat(seat, gone))),
              }))
            }
            onClear={() => setDraft((now) => ({ ...now, picked: [] }))}
            onHold={() =>
              void hold({ ...common, expected_price: Math.max(...pickedPrices), mode: 'manual', seats: namedSeats })
            }
          />
        )}
      </section>
      )}
    </div>
  );
}
