import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PlanDocument } from '../../shared/api/types';
import { rectangle, type Brush } from './brush';
import { addCategory, categoriesIn, recolour, removeCategory, renameCategory } from './categories';
import {
  addBlock, align, assign, changeDrawing, changeSection, duplicate, mapBlocks, move, paint, remove, rotate, setFloor,
  withPositions, type Edge,
} from './commands';
import { emptyPlan, fromPlan, kindOf, toPlan, type PlanDraft } from './document';
import { labelRows, usualLabels } from './labels';
import { readPlan } from './readPlan';
import { reduce, startWith, type EditorAction } from './reducer';
import { resized } from './resize';
import { shapeFor, shapes } from './shapes';

const root = join(import.meta.dirname, '../../../..');
const validFolder = join(root, 'docs/plan-format/valid');
const templateFolder = join(root, 'services/Ticketing.EventTicketing/Plans/Templates');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as PlanDocument;
const known = [
  ...readdirSync(validFolder).map((name) => [name, read(join(validFolder, name))] as const),
  ...readdirSync(templateFolder).map((name) => [name, read(join(templateFolder, name))] as const),
];

/** A null is absent in the format, so it may go; what is null within a list has its place and stays. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === null ? null : withoutNulls(item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, property]) => property !== null)
      .map(([key, property]) => [key, withoutNulls(property)]));
}

it.each(known)('loses nothing of %s that the format carries', (_, plan) => {
  expect(withoutNulls(toPlan(fromPlan(plan)))).toEqual(withoutNulls(plan));
  expect(fromPlan(toPlan(fromPlan(plan)))).toEqual(fromPlan(plan));
});

/** Numbers that look random and are the same in every run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const edges: readonly Edge[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];

const anyPlaces = (random: (below: number) => number, draft: PlanDraft, ids: readonly string[]) =>
  new Map(draft.blocks.filter(({ id }) => ids.includes(id)).map(({ id, sub }) =>
    [id, rectangle(sub, 1 + random(3), 1 + random(9), 1 + random(3), 1 + random(12))]));

/** Any change that the editor knows, to any of what is there. */
function anyChange(random: (below: number) => number, draft: PlanDraft): (draft: PlanDraft) => PlanDraft {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const ids = ['stage', ...draft.blocks.map(({ id }) => id)].filter(() => random(2) === 0);
  const brushes: Brush[] = [
    { kind: 'accessible' }, { kind: 'companion' }, { kind: 'gap' }, { kind: 'open' },
    ...categoriesIn(draft).map(({ name }): Brush => ({ kind: 'category', name })),
  ];
  const category = pick(categoriesIn(draft))?.name ?? 'none';
  const at = [random(300), random(300)] as const;
  const changes: ((now: PlanDraft) => PlanDraft)[] = [
    (now) => addBlock(now, shapeFor(pick(shapes), { from: at, to: [at[0] + random(200), at[1] + random(200)] })),
    (now) => addBlock(now, shapeFor('block', { from: at, to: at }), pick(now.sections)?.id),
    (now) => move(now, ids, random(100) - 50, random(100) - 50),
    (now) => rotate(now, ids, random(360) - 180),
    (now) => duplicate(now, ids.slice(0, 2), 20, 20),
    (now) => remove(now, ids.slice(0, 2)),
    (now) => align(now, ids, pick(edges)),
    (now) => assign(now, ids.filter((id) => id !== 'stage'), pick([null, ...now.sections.map(({ id }) => id)])),
    (now) => paint(now, anyPlaces(random, now, ids), pick(brushes)),
    (now) => changeDrawing(now, { stage: { x: at[0], y: at[1], width: 100, height: 20 } }),
    (now) => addCategory(now, `Category ${now.nextId} ${random(1_000)}`),
    (now) => renameCategory(now, category, `${category}x`),
    (now) => removeCategory(now, category),
    (now) => recolour(now, category, '#123456'),
    (now) => mapBlocks(now, ids, ({ sub }) =>
      kindOf(sub) === 'area' ? sub : resized(sub, 1 + random(9), 2 + random(12))),
    (now) => mapBlocks(now, ids, ({ sub }) => labelRows(sub, { ...usualLabels, style: 'letters', start: 'A' }) ?? sub),
    (now) => changeSection(now, pick(now.sections)?.id ?? '', { name: `Zone ${random(9)}` }),
    (now) => setFloor(now, pick(now.sections)?.id ?? '', random(2) === 0 ? null : `Floor ${random(3)}`),
  ];
  return pick(changes);
}

it('comes back to the start by undoing and to the end by doing again, whatever was done', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const start = withPositions(fromPlan(known[seed % known.length]?.[1] ?? read(join(templateFolder, 'club.json'))));
    let state = startWith(seed % 3 === 0 ? emptyPlan('New') : start);
    const before = structuredClone(state.draft);
    for (let step = 0; step < 40; step++) {
      const action: EditorAction = random(5) === 0
        ? { type: random(2) === 0 ? 'undo' : 'redo' }
        : { type: 'change', change: anyChange(random, state.draft), ...(random(3) === 0 && { group: 'same' }) };
      state = reduce(state, action);
      // Whatever was done, the plan's own format carries all of it.
      expect(toPlan(fromPlan(toPlan(state.draft)))).toEqual(toPlan(state.draft));
    }
    const after = structuredClone(state.draft);
    const steps = state.past.length;
    for (let step = 0; step < steps; step++) state = reduce(state, { type: 'undo' });
    expect(state.draft).toEqual(before);
    for (let step = 0; step < steps; step++) state = reduce(state, { type: 'redo' });
    expect(state.draft).toEqual(after);
  }
});

it('forgets the oldest changes, and undoes what belongs together at once', () => {
  let state = startWith(emptyPlan('New'));
  for (let i = 0; i < 500; i++) state = reduce(state, { type: 'change', change: (now) => ({ ...now, name: `${i}` }) });
  expect(state.past).toHaveLength(200);
  for (const name of ['a', 'ab', 'abc']) {
    state = reduce(state, { type: 'change', change: (now) => ({ ...now, name }), group: 'name' });
  }
  expect(reduce(state, { type: 'undo' }).draft.name).toBe('499');
});

it('reads no file that would fill the memory', () => {
  const plan = { name: 'Big', sections: [{ name: 'A', subsections: [{ number: 1, rows: 1e9, seats_per_row: 200 }] }] };
  expect(readPlan(JSON.stringify(plan))).toBeNull();
  expect(readPlan('{')).toBeNull();
  expect(readPlan(JSON.stringify(known[0]?.[1]))).not.toBeNull();
});
