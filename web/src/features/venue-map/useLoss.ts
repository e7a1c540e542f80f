import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { PickedSeat } from '../seat-map';
import { keptPlacesOf, loneCompanions } from '../../shared/plan/companionSeats';
import { isTables } from '../../shared/plan/placeNames';
import { middleOf, nearestGroup, type Group } from './groups';
import { blockKey, hasSeats, type Block, type VenueLayout } from './layout';
import type { LiveSeats } from './liveSeats';
import type { Picks } from './mapDraft';
import { groupsOf, openAtPrice } from './picking';
import { indexOf, placeAt, type PriceBook } from './priceBook';
import { placeKey } from './scene';
import type { SeatLoader } from './seatLoader';
import { nearestTable } from './tables';

/** Seats that somebody else was given first. */
export interface Loss {
  section: string;
  seats: readonly PickedSeat[];
  /** Of the whole party: what is offered seats all of it. */
  size: number;
  /** The party has a wheelchair place, so that what is offered has one, too. */
  accessible?: boolean;
  /** The nearest seats of the same price; null: there are none together; undefined: they are being looked for. */
  instead?: Group | null;
}

/** Blocks whose seats are read to find something near. */
const blocksRead = 4;

export interface LossFacts {
  venue: VenueLayout;
  blocks: ReadonlyMap<string, Block>;
  seats: LiveSeats;
  book: PriceBook;
  loader: SeatLoader;
}

/** The nearest free seats of the same price for the whole party, side by side. */
export async function nearestInstead(loss: Loss, facts: LossFacts): Promise<Group | null> {
  const [lost] = groupsOf({ section: loss.section, seats: loss.seats }, facts.blocks);
  if (lost === undefined) return null;
  const { venue, seats, book, loader } = facts;
  const price = book.priceOf(loss.section, placeAt(lost.block, lost.places[0] ?? 0));
  const level = book.levels.indexOf(price);
  const at = middleOf(lost);
  const atTables = isTables(lost.block.plan);
  const away = (block: Block) => {
    const { left, right, top, bottom } = block.bounds;
    return Math.hypot(Math.max(left - at[0], at[0] - right, 0), Math.max(top - at[1], at[1] - bottom, 0));
  };
  const near = venue.blocks
    .filter((block) => hasSeats(block) && isTables(block.plan) === atTables && book.has(block, level)
      && (seats.availableIn(block.key) ?? loss.size) >= loss.size)
    .sort((a, b) => away(a) - away(b)).slice(0, blocksRead);
  await loader.ensure(near);
  if (atTables) return nearestTable(near, at, price, seats, book, loss.size);
  const accessible = loss.accessible ?? hasWheelchair(lost);
  return nearestGroup(
    near, at, (block) => openAtPrice(block, price, seats, book, accessible), loss.size,
    (group) => !accessible
      || (hasWheelchair(group) && loneCompanions(group.places, keptPlacesOf(group.block.plan)).length === 0));
}

const hasWheelchair = ({ block, places }: Group) =>
  places.some((index) => keptPlacesOf(block.plan).wheelchairs.has(index));

/** The picks without what is taken, and what of it somebody else has. Null: nothing is taken. */
export function splitLost(
  picks: Picks, { blocks, seats }: Pick<LossFacts, 'blocks' | 'seats'>, mine: ReadonlySet<string>,
): { left: PickedSeat[]; lost: PickedSeat[] } | null {
  const isTaken = (seat: PickedSeat) => {
    const block = blocks.get(blockKey(picks.section, seat.subsection));
    const digit = block && seats.of(block.key)?.digits[indexOf(block, seat)];
    return digit !== undefined && digit !== 0;
  };
  const taken = picks.seats.filter(isTaken);
  if (taken.length === 0) return null;
  const whole = isTables(blocks.get(blockKey(picks.section, taken[0]?.subsection ?? 0))?.plan);
  const goes = (seat: PickedSeat) => taken.some((other) => other.subsection === seat.subsection
    && other.row === seat.row && (whole || other.seat === seat.seat));
  const isMine = (seat: PickedSeat) => {
    const block = blocks.get(blockKey(picks.section, seat.subsection));
    return block !== undefined && mine.has(placeKey(block.key, indexOf(block, seat)));
  };
  return { left: picks.seats.filter((seat) => !goes(seat)), lost: taken.filter((seat) => !isMine(seat)) };
}

/**
 * Watches the picked seats. Those that somebody else takes are let go and told at once, with the nearest alternative.
 * @param busy while the buyer's own request runs, the seats are taken by the buyer.
 */
export function useLoss(
  picks: Picks, facts: LossFacts, mine: ReadonlySet<string>, busy: boolean, before: Loss | null,
  onLeft: (seats: readonly PickedSeat[]) => void,
): { loss: Loss | null; forget: () => void } {
  const { seats, loader, blocks } = facts;
  const [found, setLoss] = useState<Loss | null>(before);
  // Looked at with each change and each render: a change may come between the search and what it makes the page show.
  const isInsteadGone = useSyncExternalStore(
    seats.listen, () => found?.instead != null && isGone(found.instead, seats));
  const loss = useMemo(() => (found !== null && isInsteadGone ? withoutInstead(found) : found), [found, isInsteadGone]);
  const latest = useRef({ picks, facts, mine, busy, onLeft });
  useEffect(() => {
    latest.current = { picks, facts, mine, busy, onLeft };
  });
  useEffect(() => loader.keep('picks', groupsOf(picks, blocks).map(({ block }) => block)), [loader, picks, blocks]);
  useEffect(() => seats.listen(() => {
    const now = latest.current;
    if (now.busy) return;
    const split = splitLost(now.picks, now.facts, now.mine);
    if (split === null) return;
    now.onLeft(split.left);
    if (split.lost.length > 0) {
      const accessible = groupsOf(now.picks, now.facts.blocks).some(hasWheelchair);
      setLoss({ section: now.picks.section, seats: split.lost, size: now.picks.seats.length, accessible });
    }
  }), [seats]);
  useEffect(() => {
    if (loss === null || loss.instead !== undefined) return;
    let isCurrent = true;
    void nearestInstead(loss, latest.current.facts).then((instead) => {
      if (isCurrent) setLoss({ ...loss, instead });
    });
    return () => {
      isCurrent = false;
    };
  }, [loss]);
  return { loss, forget: () => setLoss(null) };
}

const withoutInstead = ({ instead: _, ...loss }: Loss): Loss => loss;

const isGone = ({ block, places }: Group, seats: LiveSeats) =>
  places.some((index) => (seats.of(block.key)?.digits[index] ?? 0) !== 0);
