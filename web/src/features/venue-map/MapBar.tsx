import { useSyncExternalStore, type ReactNode } from 'react';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { isTables } from '../../shared/plan/placeNames';
import { useSession } from '../auth';
import { CodeField, CodeTotal } from '../codes';
import { HoldProblem, sameSeat, type PickedSeat } from '../seat-map';
import type { Group } from './groups';
import { blockKey, type Block, type VenueLayout } from './layout';
import { MapBasket } from './MapBasket';
import { alonePicks, groupsOf, leftoverOf } from './picking';
import { groupName, type Facts } from './placeWords';
import { SeatSketchView } from './SeatSketchView';
import type { MapChoice } from './useMapChoice';
import type { useMapOrder } from './useMapOrder';

interface Props {
  event: EventDetail;
  choice: MapChoice;
  order: ReturnType<typeof useMapOrder>;
  venue: VenueLayout;
  blocks: ReadonlyMap<string, Block>;
  facts: Facts;
  /** What became of seats that were picked. */
  notice: ReactNode;
  onTake: (group: Group) => void;
  onClear: () => void;
}

/** The basket with what may keep it from being held. Nothing chosen: how to begin. */
export function MapBar({ event, choice, order, venue, blocks, facts, notice, onTake, onClear }: Props) {
  const { user } = useSession();
  const { picks, size, limit } = choice;
  const { seats, book } = facts;
  // Whether a single seat is left over changes with the seats around.
  useSyncExternalStore(seats.listen, () => seats.version);
  const codeField = <CodeField order={order.code} onChange={choice.setCode} />;
  if (choice.isEmpty) {
    return (
      <div className="map-bar">
        {notice ?? <p className="muted">{t.venueMap.nothing(size)}</p>}
        {codeField}
      </div>
    );
  }
  const [group] = groupsOf(picks, blocks);
  const leftover = leftoverOf(picks, blocks, seats, book);
  // Who has an allotment's code gets what its seller kept.
  const alone = order.code.facts?.kind === 'allotment' ? [] : alonePicks(picks, blocks);
  const tooMany = picks.seats.length > limit;
  const remove = (gone: PickedSeat) => {
    const whole = isTables(blocks.get(blockKey(picks.section, gone.subsection))?.plan);
    choice.keepSeats(picks.seats.filter((seat) =>
      !(sameSeat(seat, gone) || (whole && seat.subsection === gone.subsection && seat.row === gone.row))));
  };
  const problem = (
    <>
      {tooMany && <Alert tone="warning">{t.venueMap.tooMany(limit)}</Alert>}
      {alone.length > 0 && (
        <Alert tone="warning">{t.seatMap.companionAlone(alone.map(groupName).join('; '))}</Alert>
      )}
      {user?.role === 'seller' && <Alert tone="info">{t.seatMap.sellersCannotBook}</Alert>}
      <HoldProblem event={event} section={picks.section} error={order.error} />
      {order.question}
    </>
  );
  // Where a plan has no positions, the map's own say nothing of distances.
  const stage = event.has_drawing === true ? venue.stage : null;
  return (
    <div className="map-bar map-bar-full">
      {notice}
      <MapBasket
        event={event} picks={picks} partySize={size} lines={order.lines} problem={problem}
        total={<CodeTotal total={order.total} currency={event.currency} order={order.code} />} codeField={codeField}
        leftover={leftover} busy={order.busy}
        disabled={order.busy || tooMany || alone.length > 0 || event.status !== 'ON_SALE' || user?.role === 'seller'}
        view={group && stage ? <SeatSketchView group={group} stage={stage.bounds} /> : null}
        onRemove={remove} onMove={({ instead }) => onTake(instead)} onClear={onClear} onHold={order.hold}
      />
    </div>
  );
}
