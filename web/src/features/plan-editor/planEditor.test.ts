import { expect, it } from 'vitest';
import type { PlanDocument } from '../../shared/api/types';
import { categoriesOf, companionsAlone, paintPlaces, rectangle } from './brush';
import { addBlock, paint, rotate, setFloor, withPositions } from './commands';
import { emptyPlan, fromPlan, gapsOf, seatsIn, type PlanDraft, type Sub } from './document';
import { touch } from './hit';
import { fromLetters, labelRows, labelSeats, letters, usualLabels } from './labels';
import { blockBounds, outlineOf, placesOf } from './positions';
import { resized } from './resize';
import { shapeFor } from './shapes';
import { snapMove } from './snap';
import { boundsOfIds } from './transform';
import { findingsOf } from './wrong';

const block: Sub = { number: 1, rows: 3, seats_per_row: 5, geometry: { x: 100, y: 50 } };
const points = (sub: Sub) => [...placesOf(sub)].map((length) => Math.round(length * 10) / 10);

it('places rows, arcs and tables where the server does', () => {
  expect(points(block).slice(0, 6)).toEqual([80, 50, 90, 50, 100, 50]);
  const arc: Sub = { ...block, geometry: { x: 100, y: 50, radius: 100 } };
  // Ends of an arc come nearer to the front: 100 sin 0.2 and 100 cos 0.2 - 100.
  expect(points(arc).slice(0, 2)).toEqual([80.1, 48]);
  const table: Sub = { number: 1, kind: 'tables', rows: 1, seats_per_row: 4, geometry: { x: 10, y: 20, radius: 8 } };
  expect(points(table)).toEqual([10, 12, 18, 20, 10, 28, 2, 20]);
  expect(outlineOf(block).map(([x, y]) => [x, y])).toEqual([[75, 45], [125, 45], [125, 79], [75, 79]]);
});

it('turns all of a selection around its middle, seats of tables with it', () => {
  const draft = addBlock(addBlock(emptyPlan('New'), block), shapeFor('round-tables', { from: [300, 0], to: [400, 0] }));
  const ids = draft.blocks.map(({ id }) => id);
  const middle = (plan: PlanDraft) => {
    const around = boundsOfIds(plan, ids);
    return around && [Math.round((around.left + around.right) / 2), Math.round((around.top + around.bottom) / 2)];
  };
  const turned = rotate(draft, ids, 90);
  expect(middle(turned)).toEqual(middle(draft));
  const [first] = turned.blocks;
  expect(first?.sub.geometry?.rotation).toBe(90);
  const [left, right] = turned.blocks[1]?.sub.geometry?.rows ?? [];
  expect(left?.x).toBeCloseTo(right?.x ?? 0);
});

it('paints categories as few blocks, and one category as the subsection’s own', () => {
  const draft: PlanDraft = { ...fromPlan({ format: 'f', name: 'n', sections: [{ name: 'A', subsections: [block] }] }) };
  const best = { kind: 'category', name: 'Best' } as const;
  const part = paintPlaces(block, rectangle(block, 1, 2, 2, 3), best);
  expect(part.categories).toEqual([{ category: 'Best', from_row: 1, to_row: 2, from_seat: 2, to_seat: 3 }]);
  expect(categoriesOf(part, null).filter((name) => name === 'Best')).toHaveLength(4);
  const whole = paintPlaces(part, rectangle(block, 1, 3, 1, 5), best);
  expect(whole).toMatchObject({ category: 'Best' });
  expect(whole).not.toHaveProperty('categories');
  const id = draft.blocks[0]?.id ?? '';
  expect(paint(draft, new Map([[id, new Set([0])]]), best).blocks[0]?.sub.categories).toHaveLength(1);
});

it('makes gaps and gives them back, also where rows were short', () => {
  const short: Sub = { ...block, row_lengths: [3], accessible: [{ row: 2, seat: 1 }] };
  const gap = paintPlaces(short, new Set([5]), { kind: 'gap' });
  expect([...gapsOf(gap)].sort((a, b) => a - b)).toEqual([3, 4, 5]);
  expect(gap).not.toHaveProperty('accessible');
  const open = paintPlaces(gap, new Set([3, 4, 5]), { kind: 'open' });
  expect(open).not.toHaveProperty('unavailable');
  expect(open).not.toHaveProperty('row_lengths');
  // A block that sells nothing would be refused.
  expect(paintPlaces(block, rectangle(block, 1, 3, 1, 5), { kind: 'gap' })).toBe(block);
});

it('paints companion seats, which go with the wheelchair place that they are beside', () => {
  const wheelchair = paintPlaces(block, new Set([1]), { kind: 'accessible' });
  const beside = paintPlaces(wheelchair, new Set([0, 2, 7]), { kind: 'companion' });
  expect(beside.companion).toEqual([{ row: 1, seat: 1 }, { row: 1, seat: 3 }, { row: 2, seat: 3 }]);
  // The one of row 2 waits for its place; the others lose theirs.
  expect([...companionsAlone(beside)]).toEqual([7]);
  expect(paintPlaces(beside, new Set([1]), { kind: 'gap' }).companion).toEqual([{ row: 2, seat: 3 }]);
  expect(companionsAlone(paintPlaces(beside, new Set([6]), { kind: 'accessible' })).size).toBe(0);
  // A seat is one or the other.
  expect(paintPlaces(beside, new Set([0]), { kind: 'accessible' })).toMatchObject({
    accessible: [{ row: 1, seat: 1 }, { row: 1, seat: 2 }], companion: [{ row: 1, seat: 3 }, { row: 2, seat: 3 }],
  });
  const tables: Sub = { ...block, kind: 'tables' };
  expect(paintPlaces(tables, new Set([0]), { kind: 'companion' })).not.toHaveProperty('companion');
  const atEdge = paintPlaces(
    paintPlaces(block, new Set([3]), { kind: 'accessible' }), new Set([2, 4]), { kind: 'companion' });
  expect(resized(atEdge, 3, 4).companion).toEqual([{ row: 1, seat: 3 }]);
  expect(resized(atEdge, 3, 3)).not.toHaveProperty('companion');
});

it('paints the seat that the brush touches, or its row', () => {
  const draft = addBlock(emptyPlan('New'), block);
  const painted = new Map<string, Set<number>>();
  touch(draft, [90, 62], 'seat', 1, painted);
  expect([...(painted.get('b1') ?? [])]).toEqual([6]);
  touch(draft, [90, 62], 'row', 1, painted);
  expect(painted.get('b1')?.size).toBe(5);
  touch(draft, [500, 500], 'row', 1, painted);
  expect(painted.size).toBe(1);
});

it('names rows by letters and seats by odd numbers', () => {
  expect([1, 26, 27, 52, 53].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  expect([fromLetters('AZ'), fromLetters('1')]).toEqual([52, null]);
  expect(labelRows(block, { ...usualLabels, style: 'letters', start: 'C', reversed: true })?.row_labels)
    .toEqual(['E', 'D', 'C']);
  expect(labelSeats(block, { ...usualLabels, step: 2, reversed: true }, true)?.numbering)
    .toEqual({ start: 1, step: 2, from: 'right', skip_gaps: true });
  expect(labelSeats(block, { ...usualLabels, prefix: 'P' }, false)?.row_numberings?.[2]?.labels?.[4]).toBe('P5');
  expect(labelRows(block, { ...usualLabels, start: '1', step: -1 })).toBeNull();
  expect(labelRows({ ...block, row_labels: ['x', 'y', 'z'] }, usualLabels)).not.toHaveProperty('row_labels');
});

it('snaps an edge to an edge, and else to the grid', () => {
  const moving = { left: 0, top: 0, right: 10, bottom: 10 };
  const other = { left: 50, top: 100, right: 80, bottom: 130 };
  expect(snapMove(moving, 48, 21, [other], 5, 3)).toEqual({ dx: 50, dy: 20, x: 50, y: null });
  expect(snapMove(moving, 3.2, 0, [], 0, 3)).toEqual({ dx: 3.2, dy: 0, x: null, y: null });
});

it('says at which block the server’s reason is', () => {
  const draft = addBlock(addBlock(addBlock(emptyPlan('New'), block), block, 's2'), block);
  const found = findingsOf(draft, { '/sections/0/subsections/1/rows': ['Too many.'], '/name': ['Empty.'] });
  expect(found.map(({ blockId }) => blockId)).toEqual(['b3', null]);
});

it('takes along no mark that a smaller block has no place for', () => {
  const marked: Sub = {
    ...block, unavailable: [{ row: 3, seat: 1 }], accessible: [{ row: 1, seat: 5 }],
    categories: [{ category: 'Best', from_row: 1, to_row: 3, from_seat: 2, to_seat: 5 }], row_labels: ['A', 'B', 'C'],
  };
  expect(resized(marked, 2, 3)).toEqual({
    number: 1, rows: 2, seats_per_row: 3, geometry: block.geometry, row_labels: ['A', 'B'],
    categories: [{ category: 'Best', from_row: 1, to_row: 2, from_seat: 2, to_seat: 3 }],
  });
  const tables = resized(shapeFor('long-table', { from: [0, 0], to: [40, 0] }), 2, 6);
  expect(placesOf(tables)).toHaveLength(24);
  expect(tables.row_labels).toEqual(['T1', 'T2']);
});

it('lays out what has no positions, and counts its seats', () => {
  const plain: PlanDocument = {
    format: 'f', name: 'n',
    sections: [{ name: 'A', subsections: [1, 2].map((number) => ({ number, rows: 2, seats_per_row: 3 })) }],
  };
  const draft = withPositions(fromPlan(plain));
  const [a, b] = draft.blocks.map(({ sub }) => blockBounds(sub));
  expect((b?.top ?? 0) > (a?.bottom ?? 0)).toBe(true);
  expect(seatsIn(draft)).toBe(12);
});

it('keeps no half-typed floor in the list', () => {
  const draft = addBlock(addBlock(emptyPlan('New'), block), block);
  const [first = '', second = ''] = draft.sections.map(({ id }) => id);
  const typed = setFloor(setFloor(setFloor(draft, first, 'B'), first, 'Balcony'), second, 'Balcony');
  expect(typed.drawing?.floors).toEqual(['Balcony']);
  expect(setFloor(typed, second, null).drawing?.floors).toEqual(['Balcony']);
  expect(setFloor(setFloor(typed, second, null), first, null).drawing).toEqual({});
});
