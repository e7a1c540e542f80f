import { memo, useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { SeatDigit } from '../../shared/api/streamEvents';
import type { SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { companionSign } from '../../shared/plan/companionSeats';
import { isTables, rowName, seatNamesOf } from '../../shared/plan/placeNames';
import type { DrawnPlaces } from './drawnPlaces';
import { cellAfterKey, firstSeat, type Cell } from './gridNavigation';
import { seatStatus, type SeatGrid as Seats } from './seatMap';

/** The price of a place in words, and which of the listed prices it is. */
export type PricedPlace = (row: number, seat: number) => { price: string; mark: number };

interface SeatGridProps {
  section: string;
  grid: Seats;
  /** Picked seats of this subsection, as "row-seat". */
  picked: ReadonlySet<string>;
  /** Seats that this buyer holds, as "row-seat". */
  yours: ReadonlySet<string>;
  plan: SubsectionPlan | undefined;
  /** Where seats are, for a plan with positions; else they stand in straight rows. */
  drawn: DrawnPlaces | null;
  accessible: ReadonlySet<string>;
  companion: ReadonlySet<string>;
  seatSizePx: number;
  onPick: (row: number, seat: number, digits: readonly SeatDigit[]) => void;
  /** Where seats differ in price; a function that stays the same while the prices do. */
  priced?: PricedPlace | undefined;
}

/**
 * The seats as an ARIA grid (https://www.w3.org/WAI/ARIA/apg/patterns/grid/): one tab stop, and arrow keys inside. The
 * keys reach taken seats too, so that somebody who cannot see the plan can explore it.
 */
export function SeatGrid(
  { section, grid, picked, yours, plan, drawn, accessible, companion, seatSizePx, onPick, priced }: SeatGridProps,
) {
  const root = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Cell>(() => firstSeat(grid.rows));
  const price = useMemo(() => formatMoney(grid.price, grid.currency), [grid.price, grid.currency]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = cellAfterKey(grid.rows, current, event.key, event.ctrlKey);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    root.current?.querySelector<HTMLElement>(`[data-seat="${next.row + 1}-${next.column + 1}"]`)?.focus();
  };

  return (
    // The seats have the one tab stop, as the pattern asks; the grid itself has none.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={root}
      role="grid"
      className={drawn === null ? 'seat-grid' : 'seat-grid seat-grid-drawn'}
      aria-label={t.seatMap.gridName(section, plan?.label ?? String(grid.subsection))}
      aria-multiselectable="true"
      aria-describedby="seat-grid-help"
      onKeyDown={onKeyDown}
      style={{
        '--seat': `${seatSizePx}px`, ...(drawn && { width: drawn.widthPx, height: drawn.heightPx }),
      } as React.CSSProperties}
    >
      {grid.rows.map((digits, index) => (
        <SeatRow
          key={index}
          row={index + 1}
          plan={plan}
          places={drawn?.rows[index]}
          digits={digits}
          price={price}
          picked={marksOfRow(picked, index + 1)}
          yours={marksOfRow(yours, index + 1)}
          accessible={marksOfRow(accessible, index + 1)}
          companion={marksOfRow(companion, index + 1)}
          tabStop={current.row === index ? current.column + 1 : 0}
          onPick={onPick}
          priced={priced}
          onFocusSeat={setCurrent}
        />
      ))}
    </div>
  );
}

/** The seat numbers of one row, as ",1,2,". A string, because React skips a row whose props are equal. */
function marksOfRow(keys: ReadonlySet<string>, row: number): string {
  const prefix = `${row}-`;
  let marks = ',';
  for (const key of keys) if (key.startsWith(prefix)) marks += `${key.slice(prefix.length)},`;
  return marks;
}

interface SeatRowProps {
  row: number;
  plan: SubsectionPlan | undefined;
  places: DrawnPlaces['rows'][number] | undefined;
  digits: readonly SeatDigit[];
  price: string;
  picked: string;
  yours: string;
  accessible: string;
  companion: string;
  /** Number of the seat that Tab leads to, 0 when it is in another row. */
  tabStop: number;
  onPick: SeatGridProps['onPick'];
  priced: PricedPlace | undefined;
  onFocusSeat: (cell: Cell) => void;
}

const SeatRow = memo(function SeatRow(props: SeatRowProps) {
  const { row, plan, places, digits, price, picked, yours, tabStop, onPick, priced, onFocusSeat } = props;
  const rowLabel = rowName(plan, row);
  const nameOf = useMemo(() => seatNamesOf(plan, row), [plan, row]);
  const pick = useCallback((seat: number) => onPick(row, seat, digits), [onPick, row, digits]);
  return (
    <div role="row" className="seat-row">
      <span
        className="seat-row-name" role="rowheader" aria-label={t.seatMap.row(rowLabel)}
        style={labelStyleOf(places, isTables(plan))}
      >
        {rowLabel}
      </span>
      {digits.map((digit, index) => {
        const seat = index + 1;
        if (digit === seatStatus.gap) return <span key={seat} className="seat-gap" aria-hidden="true" />;
        const isPicked = picked.includes(`,${seat},`);
        const isYours = digit === seatStatus.reserved && yours.includes(`,${seat},`);
        const mark = markOf(props, seat);
        const own = priced?.(row, seat);
        const text = own?.price ?? price;
        return (
          <button
            key={seat}
            type="button"
            role="gridcell"
            data-seat={`${row}-${seat}`}
            data-category={own?.mark}
            title={own?.price}
            data-status={isPicked ? 'selected' : isYours ? 'yours' : statusNames[digit]}
            className="seat"
            tabIndex={seat === tabStop ? 0 : -1}
            aria-selected={isPicked}
            aria-disabled={digit !== seatStatus.available}
            aria-label={isYours
              ? t.seatMap.seat(rowLabel, nameOf(seat), [t.seatMap.seatYours], text)
              : seatText(rowLabel, nameOf(seat), digit, isPicked, mark, text)}
            style={styleOf(places?.[index])}
            onClick={() => pick(seat)}
            onFocus={() => onFocusSeat({ row: row - 1, column: index })}
          >
            <span aria-hidden="true">{seatFace(nameOf(seat), digit, isPicked || isYours, mark)}</span>
          </button>
        );
      })}
      <span className="seat-row-name" aria-hidden="true">
        {rowLabel}
      </span>
    </div>
  );
});

/** The name of a row stands before its first seat, that of a table in its middle. */
function labelStyleOf(places: DrawnPlaces['rows'][number] | undefined, isTable: boolean) {
  const known = (places ?? []).filter((place) => place !== null);
  const [first, second] = known;
  if (first === undefined) return undefined;
  if (!isTable) return styleOf(second ? [2 * first[0] - second[0], 2 * first[1] - second[1]] : first);
  const middle = (axis: 0 | 1) => known.reduce((sum, place) => sum + place[axis], 0) / known.length;
  return styleOf([middle(0), middle(1)]);
}

const styleOf = (place: readonly [number, number] | null | undefined) =>
  place ? { left: place[0], top: place[1] } : undefined;

const statusNames = ['available', 'reserved', 'sold', 'gap'] as const;

type Mark = 'accessible' | 'companion' | null;

const markOf = ({ accessible, companion }: Pick<SeatRowProps, 'accessible' | 'companion'>, seat: number): Mark =>
  accessible.includes(`,${seat},`) ? 'accessible' : companion.includes(`,${seat},`) ? 'companion' : null;

/** A seat's accessible name: "Row 5, seat 12, accessible, available, NT$3,000.00". */
function seatText(row: string, seat: string, digit: SeatDigit, picked: boolean, mark: Mark, price: string) {
  const state = [
    t.seatMap.seatAvailable,
    t.seatMap.seatReserved,
    t.seatMap.seatSold,
    t.seatMap.seatSold,
  ][digit] as string;
  const parts = [...(mark === null ? [] : [t.seatMap.marks[mark]]), picked ? t.seatMap.seatSelected : state];
  return t.seatMap.seat(row, seat, parts, price);
}

/** Each state has a sign besides its colour. The style sheet hatches held seats. */
function seatFace(seat: string, digit: SeatDigit, picked: boolean, mark: Mark): string {
  if (picked) return '✓';
  if (digit === seatStatus.sold) return '×';
  if (digit === seatStatus.reserved) return '';
  return mark === null ? seat : mark === 'accessible' ? '♿\uFE0E' : companionSign;
}
