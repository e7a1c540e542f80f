import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { companionSign } from '../../shared/plan/companionSeats';
import { isTables, rowName, seatName } from '../../shared/plan/placeNames';
import { SelectField } from '../../shared/ui/Field';
import { rowsByRank } from './groups';
import { hasSeats, type Block } from './layout';
import { blockName, markOf, seatWords, type Facts } from './placeWords';
import type { SeatChoice } from './seatFilter';
import type { SeatLoader } from './seatLoader';

interface Props {
  blocks: readonly Block[];
  facts: Facts;
  /** The filters of the map, which the list has too. */
  choice: SeatChoice;
  loader: SeatLoader;
  partySize: number;
  onPick: (block: Block, index: number) => void;
  onArea: (block: Block) => void;
  /** Somebody looks at this part of the venue. */
  onShow: (block: Block) => void;
  /** Picks the best seats of a section. */
  onChooseForMe: (section: string) => void;
}

/** The same seats by section, row and seat: for those who do not use a map. */
export function SeatList(props: Props) {
  const { blocks: all, facts, choice, loader, partySize, onPick, onArea, onShow, onChooseForMe } = props;
  const { seats, book, currency } = facts;
  // The seats change in place; the number says that there are newer ones.
  useSyncExternalStore(seats.listen, () => seats.version);
  const blocks = choice.narrows ? all.filter((block) => choice.wants(block)) : all;
  const sections = [...new Set(blocks.map(({ section }) => section))];
  const leftIn = (name: string) => blocks.filter((other) => other.section === name)
    .reduce((sum, other) => sum + (seats.availableIn(other.key) ?? 0), 0);
  const [asked, setSection] = useState(() => sections.find((name) => leftIn(name) > 0) ?? '');
  const section = sections.includes(asked) ? asked : (sections[0] ?? '');
  const ofSection = blocks.filter((block) => block.section === section);
  const [blockKey, setBlockKey] = useState<string | null>(null);
  const block = ofSection.find(({ key }) => key === blockKey) ?? mostLeft(ofSection, facts);
  const [chosenRow, setRow] = useState<number | null>(null);
  useEffect(() => {
    loader.keep('list', block === undefined || !hasSeats(block) ? [] : [block]);
    return () => loader.keep('list', []);
  }, [loader, block]);
  if (block === undefined) return <p className="muted" role="status">{t.venueMap.noSuggestion}</p>;
  const cheapest = (name: string) => Math.min(...blocks.filter((other) => other.section === name)
    .flatMap((other) => book.levelsOf(other).present.map((level) => book.levels[level] ?? 0)));
  const rows = rowsOf(block, facts, choice);
  const row = rows.find((other) => other.row === chosenRow)?.row
    ?? rowsByRank(block.plan).find((other) => rows.some((r) => r.row === other && r.left >= partySize))
    ?? rows[0]?.row;
  const tables = isTables(block.plan);
  return (
    <div className="seat-list">
      <p id="seat-list-help" className="visually-hidden">{t.venueMap.listSeatsHelp}</p>
      <SelectField
        label={t.venueMap.listSection} value={section}
        onChange={(event) => {
          const chosen = mostLeft(blocks.filter((other) => other.section === event.target.value), facts);
          if (chosen !== undefined) onShow(chosen);
          setSection(event.target.value);
          setBlockKey(null);
          setRow(null);
        }}
      >
        {sections.map((name) => (
          <option key={name} value={name}>
            {t.venueMap.listSectionLeft(
              t.events.sectionName(name), formatMoney(cheapest(name), currency), t.common.seatsLeft(leftIn(name)))}
          </option>
        ))}
      </SelectField>
      {ofSection.length > 1 && (
        <SelectField
          label={t.venueMap.listBlock} value={block.key}
          onChange={(event) => {
            const chosen = ofSection.find(({ key }) => key === event.target.value);
            if (chosen !== undefined) onShow(chosen);
            setBlockKey(event.target.value);
            setRow(null);
          }}
        >
          {ofSection.map((other) => (
            <option key={other.key} value={other.key}>
              {t.venueMap.listRowLeft(blockName(other), seats.availableIn(other.key) ?? 0)}
            </option>
          ))}
        </SelectField>
      )}
      {hasSeats(block) ? (
        <>
          {row !== undefined && (
            <SelectField
              label={tables ? t.venueMap.listTable : t.venueMap.listRow} value={row}
              onChange={(event) => setRow(Number(event.target.value))}
            >
              {rows.map(({ row: number, left }) => (
                <option key={number} value={number}>
                  {t.venueMap.listRowLeft(rowName(block.plan, number), left)}
                </option>
              ))}
            </SelectField>
          )}
          {row !== undefined && <RowSeats key={`${block.key} ${row}`} {...{ block, row, facts, choice, onPick }} />}
          <button type="button" className="button" onClick={() => onChooseForMe(section)}>
            {t.venueMap.chooseForMe}
          </button>
        </>
      ) : (
        <button type="button" className="button" onClick={() => onArea(block)}>
          {t.venueMap.chooseArea(partySize)}
        </button>
      )}
    </div>
  );
}

const mostLeft = (blocks: readonly Block[], { seats }: Facts) =>
  blocks.find((block) => (seats.availableIn(block.key) ?? 0) > 0) ?? blocks[0];

/** The rows that have places to offer, or all that have places while nothing is filtered. */
function rowsOf(block: Block, { seats }: Facts, choice: SeatChoice): { row: number; left: number }[] {
  const { key, plan } = block;
  const digits = seats.of(key)?.digits;
  if (digits === undefined) return [];
  const mask = choice.narrows ? choice.maskOf(block) : undefined;
  return Array.from({ length: plan.rows }, (_, i) => {
    const ofRow = digits.subarray(i * plan.seats_per_row, (i + 1) * plan.seats_per_row);
    const passing = mask?.subarray(i * plan.seats_per_row, (i + 1) * plan.seats_per_row);
    const left = ofRow.filter((digit, seat) => digit === 0 && passing?.[seat] !== 0).length;
    return { row: i + 1, places: mask === undefined ? ofRow.some((digit) => digit !== 3) : left > 0, left };
  }).filter(({ places }) => places);
}

const statuses = ['available', 'reserved', 'sold', 'sold'] as const;
/** What stands on a free seat that not everybody may have. */
const marks = { accessible: '♿\uFE0E', companion: companionSign };
/** What stands on a taken seat; a free one has its name. */
const faces = [undefined, '', '×', '×'] as const;

/** As the map draws it: what a filter leaves, what is taken unless that is hidden, and always what is picked. */
function isListed(block: Block, index: number, digit: number | undefined, facts: Facts, choice: SeatChoice): boolean {
  const key = `${block.key}:${index}`;
  if (facts.picked.has(key) || facts.mine.has(key)) return true;
  if (digit !== 0) return !choice.filter.hideTaken;
  return !choice.narrows || choice.maskOf(block)?.[index] === 1;
}

interface RowProps extends Pick<Props, 'facts' | 'choice' | 'onPick'> {
  block: Block;
  row: number;
}

/** The seats of a row: one tab stop, and arrow keys, Home and End inside. */
function RowSeats({ block, row, facts, choice, onPick }: RowProps) {
  const root = useRef<HTMLDivElement>(null);
  const digits = facts.seats.of(block.key)?.digits;
  const perRow = block.plan.seats_per_row;
  const places = Array.from({ length: perRow }, (_, i) => (row - 1) * perRow + i)
    .filter((index) => digits !== undefined && digits[index] !== 3
      && isListed(block, index, digits[index], facts, choice));
  const [chosen, setChosen] = useState<number | null>(null);
  const current = chosen ?? places.find((index) => digits?.[index] === 0) ?? places[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const at = places.indexOf(current ?? -1);
    const next = {
      ArrowLeft: places[at - 1], ArrowUp: places[at - 1], ArrowRight: places[at + 1], ArrowDown: places[at + 1],
      Home: places[0], End: places.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    root.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  };
  return (
    // The seats have the one tab stop; the list itself has none.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={root} className="seat-list-row" role="listbox" aria-multiselectable="true" aria-orientation="horizontal"
      aria-label={t.venueMap.listSeats(rowName(block.plan, row))} aria-describedby="seat-list-help"
      onKeyDown={onKeyDown}
    >
      {places.map((index) => {
        const digit = digits?.[index];
        const key = `${block.key}:${index}`;
        const picked = facts.picked.has(key);
        const name = seatName(block.plan, row, (index % perRow) + 1);
        const mark = markOf(block, index);
        return (
          <button
            key={index} type="button" role="option" data-index={index} className="seat"
            data-status={facts.mine.has(key) ? 'yours' : picked ? 'selected' : statuses[digit ?? 2]}
            aria-selected={picked} aria-disabled={digit !== 0} tabIndex={index === current ? 0 : -1}
            aria-label={seatWords(block, index, facts)} onFocus={() => setChosen(index)}
            onClick={() => digit === 0 && onPick(block, index)}
          >
            <span aria-hidden="true">{picked ? '✓' : (faces[digit ?? 2] ?? (mark === null ? name : marks[mark]))}</span>
          </button>
        );
      })}
    </div>
  );
}
