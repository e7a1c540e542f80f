import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n';
import { companionSign } from '../../shared/plan/companionSeats';
import { rowName, seatNamesOf } from '../../shared/plan/placeNames';
import { isAccessible, isBlocked, isCompanion, type SeatBlock } from './planEdits';
import { blockSeatsQuery } from './queries';

interface SeatTogglesProps {
  eventId: number;
  at: SeatBlock;
  /** The same block as it is on sale. */
  onSale: SeatBlock | undefined;
  onToggle: (row: number, seat: number) => void;
}

const moves: Record<string, [rows: number, seats: number]> = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
};

/** Every place of a block: a click blocks it or gives it back. One tab stop, and arrow keys inside. */
export function SeatToggles({ eventId, at, onSale, onToggle }: SeatTogglesProps) {
  const root = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState({ row: 1, seat: 1 });
  const { data: live } = useQuery(blockSeatsQuery(eventId, at.section, at.block.number ?? 0));
  const { block } = at;
  const [rows, width] = [block.rows ?? 0, block.seats_per_row ?? 0];
  // Names are those of the plan as it is drafted here.
  const named = {
    ...block, unavailable: block.unavailable ?? [], seats_per_row: width,
  } as Parameters<typeof rowName>[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = {
      row: Math.min(rows, Math.max(1, current.row + move[0])),
      seat: Math.min(width, Math.max(1, current.seat + move[1])),
    };
    setCurrent(next);
    root.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.seat}"]`)?.focus();
  };
  return (
    // The seats have the one tab stop, as the pattern asks; the grid itself has none.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={root} role="grid" className="seat-toggles" onKeyDown={onKeyDown}
      aria-label={t.planChange.gridName(at.section, block.label ?? String(block.number))}
    >
      {Array.from({ length: rows }, (_, index) => index + 1).map((row) => {
        const nameOf = seatNamesOf(named, row);
        return (
          <div key={row} role="row" className="seat-toggle-row">
            <span role="rowheader" className="seat-toggle-label">{rowName(named, row)}</span>
            {Array.from({ length: width }, (_, index) => index + 1).map((seat) => {
              const state = stateOf(at, live?.rows[row - 1]?.[seat - 1], row, seat);
              const changed = onSale === undefined || row > (onSale.block.rows ?? 0)
                || isBlocked(onSale.block, row, seat) !== isBlocked(block, row, seat)
                || isAccessible(onSale.block, row, seat) !== isAccessible(block, row, seat)
                || isCompanion(onSale.block, row, seat) !== isCompanion(block, row, seat);
              return (
                <button
                  key={seat} type="button" role="gridcell" className="seat-toggle" data-place={`${row}-${seat}`}
                  data-state={state} data-changed={changed || undefined}
                  tabIndex={row === current.row && seat === current.seat ? 0 : -1}
                  aria-label={t.planChange.place(
                    rowName(named, row), nameOf(seat), t.planChange.states[state], changed)}
                  onClick={() => onToggle(row, seat)} onFocus={() => setCurrent({ row, seat })}
                >
                  <span aria-hidden="true">{faces[state]}</span>
                </button>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

export type PlaceState = 'free' | 'accessible' | 'companion' | 'blocked' | 'held' | 'sold';

const faces: Record<PlaceState, string> = {
  free: '', accessible: '♿', companion: companionSign, blocked: '×', held: '◷', sold: '●',
};

/** As it will be: a seat that somebody has shows that unless it is blocked here. */
function stateOf({ block }: SeatBlock, digit: string | undefined, row: number, seat: number): PlaceState {
  if (isBlocked(block, row, seat)) return 'blocked';
  if (digit === '1') return 'held';
  if (digit === '2') return 'sold';
  if (isCompanion(block, row, seat)) return 'companion';
  return isAccessible(block, row, seat) ? 'accessible' : 'free';
}
