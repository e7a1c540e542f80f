import { useMemo, useState } from 'react';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { limitText } from '../../shared/i18n/seatLimit';
import { PartyByKind } from '../prices';
import { PartySize } from '../seat-map';
import type { Group } from './groups';
import type { Hit } from './hit';
import { hasSeats, type Block } from './layout';
import type { LiveSeats } from './liveSeats';
import { LossNotice } from './LossNotice';
import { MapBar } from './MapBar';
import { MapCanvas } from './MapCanvas';
import { MapTools } from './MapTools';
import { noPicks } from './mapDraft';
import { afterPlaceClick, keysOf, picksOf } from './picking';
import { blockWords, hitWords, seatWords, type Facts } from './placeWords';
import { PriceBook } from './priceBook';
import { pricesLeft } from './PriceLegend';
import { placeKey } from './scene';
import { SeatChoice, noFilter, type SeatFilter } from './seatFilter';
import { SeatList } from './SeatList';
import { Suggestions } from './Suggestions';
import { useLoss, type Loss } from './useLoss';
import { useKeptSeats } from './useKeptSeats';
import { useMapChoice } from './useMapChoice';
import { useMapCursor } from './useMapCursor';
import { useMapOrder } from './useMapOrder';
import { useSuggestions } from './useSuggestions';
import { showSeatsOf, useShow, useVenueCanvas } from './useVenueCanvas';
import { useMine, useSeatLoader, useVenueLayout } from './useVenueLayout';
import './venue-map.css';

interface Props {
  event: EventDetail;
  /** Prices and seats left. */
  sections: readonly SectionAvailability[];
  seats: LiveSeats;
  /** Seats that an order did not get. */
  lost?: Loss | null;
}

/** The whole venue, live: from its sections to single seats, a party's seats by one click, and the order for them. */
export default function VenueMap({ event, sections, seats, lost = null }: Props) {
  const { venue, blocks, needPlaces } = useVenueLayout(event);
  const loader = useSeatLoader(event.event_id, seats);
  const mine = useMine(event.event_id, blocks);
  const choice = useMapChoice(event);
  const { picks, setPicks, size } = choice;
  const [filter, setFilter] = useState<SeatFilter>(noFilter);
  const [hover, setHover] = useState<Hit | null>(null);
  const [listOpen, setListOpen] = useState(false);
  const priceKey = sections.map((s) => `${s.section}=${s.price}`).join();
  const book = useMemo(
    () => new PriceBook(new Map(sections.map((s) => [s.section, s.price])), choice.pricing),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- counts change often, prices hardly ever
    [priceKey, choice.pricing],
  );
  const seatChoice = useMemo(() => new SeatChoice(filter, size, book, seats), [filter, size, book, seats]);
  const picked = useMemo(() => keysOf(picks, blocks), [picks, blocks]);
  const order = useMapOrder(event, choice, book, sections.find((s) => s.section === picks.section)?.price ?? 0);
  const { loss, forget } = useLoss(
    picks, { venue, blocks, seats, book, loader }, mine, order.busy, lost, choice.keepSeats);
  useKeptSeats(seats, order.code.facts, choice);
  const suggestions = useSuggestions(venue.blocks, seatChoice, book, seats, loader, size);
  const { found } = suggestions;
  const marked = useMemo(() => {
    const groups: (Group | null | undefined)[] = [...(found ?? []).map(({ group }) => group), loss?.instead];
    return new Set(groups.flatMap((group) => (group?.places ?? []).map((i) => placeKey(group?.block.key ?? '', i))));
  }, [found, loss]);
  const facts: Facts = { book, seats, currency: event.currency, picked, mine };

  const pick = (block: Block, index: number) => {
    forget();
    setPicks((now) => afterPlaceClick(now, block, index, seats, size));
  };
  const chooseArea = (block: Block) => {
    if (seats.availableIn(block.key) === 0) return;
    forget();
    setPicks({ section: block.section, seats: [], area: block.plan.number });
  };
  const cursor = useMapCursor(venue, {
    onPlace: pick, onArea: chooseArea,
    startIn: (block) => {
      const free = seats.of(block.key)?.digits.indexOf(0) ?? 0;
      return block.places === null ? null : Math.max(0, free);
    },
  });
  const canvas = useVenueCanvas(
    seats, loader,
    {
      layout: venue, book, choice: seatChoice, picked, mine, marked, cursor: cursor.cursor, labels: t.venueMap.labels,
    },
    {
      onHover: setHover,
      onHit: (hit) => {
        cursor.leave();
        if (hit === null) return;
        if (hit.row !== null) pick(hit.block, hit.index);
        else if (hasSeats(hit.block)) showSeatsOf(canvas.view.current, hit.block, hit.at);
        else chooseArea(hit.block);
      },
      onKey: cursor.onKey,
      onNeedPlaces: needPlaces,
    },
  );
  const show = useShow(canvas.view, blocks, needPlaces);
  const take = (group: Group) => {
    forget();
    setPicks(picksOf(group));
    show(group);
    if (canvas.view.current !== null) canvas.canvas.current?.scrollIntoView({ block: 'nearest' });
  };
  const chooseForMe = async (section: string) => {
    const [best] = await suggestions.ask(venue.blocks.filter((block) => block.section === section));
    if (best !== undefined) take(best.group);
  };
  const at = cursor.cursor;
  const spoken = at && (at.index === null ? blockWords(at.block, facts) : seatWords(at.block, at.index, facts));
  const { pricing } = choice;
  return (
    <section className="card venue-map" aria-labelledby="venue-map-title">
      <h2 id="venue-map-title">{t.venueMap.title}</h2>
      <MapTools
        party={choice.byKind && pricing ? (
          <PartyByKind
            pricing={pricing} counts={choice.counts} limit={choice.limit} hint={limitText(event)}
            onChange={choice.setKinds}
          />
        ) : (
          <PartySize value={size} limit={choice.limit} hint={limitText(event)} onChange={choice.setSize} />
        )}
        prices={pricesLeft(book, venue.blocks, seats)} currency={event.currency} filter={filter}
        withAccessible={venue.blocks.some(({ plan }) => plan.accessible.length > 0)}
        withCompanion={venue.blocks.some(({ plan }) => (plan.companion ?? []).length > 0)} onFilter={setFilter}
      />
      <div className="venue-body">
        <MapCanvas
          canvas={canvas.canvas} view={canvas.view} isWhole={canvas.isWhole} venueName={event.venue} spoken={spoken}
          hint={spoken ?? (hover === null ? t.venueMap.hint : hitWords(hover, facts))} onLeave={cursor.leave}
        />
        <div className="venue-side">
          <Suggestions
            partySize={size} currency={event.currency} found={found} busy={suggestions.busy}
            disabled={event.status !== 'ON_SALE'}
            onAsk={() => void suggestions.ask()} onTake={({ group }) => take(group)}
          />
          <button
            type="button" className="button button-wide" aria-expanded={listOpen} onClick={() => setListOpen(!listOpen)}
          >
            {t.venueMap.list}
          </button>
          {listOpen && (
            <SeatList
              blocks={venue.blocks} facts={facts} choice={seatChoice} loader={loader} partySize={size}
              onPick={pick} onArea={chooseArea}
              onChooseForMe={(section) => void chooseForMe(section)}
              onShow={(block) => show({ block, places: [] })}
            />
          )}
        </div>
        <MapBar
          event={event} choice={choice} order={order} venue={venue} blocks={blocks} facts={facts} onTake={take}
          onClear={() => setPicks(noPicks)}
          notice={loss && (
            <LossNotice
              loss={loss} plan={event.sections} book={book} currency={event.currency} onTake={take} onDismiss={forget}
            />
          )}
        />
      </div>
    </section>
  );
}
