import type { Point } from '../venue-map';
import { paintPlaces, type Brush } from './brush';
import {
  focusId, freeNumber, freeSectionName, kindOf, sectionOf, stageId, type PlanBlock, type PlanDraft, type PlanDrawing,
  type PlanSection, type Sub,
} from './document';
import { blockBounds, hasPosition } from './positions';
import { boundsOfId, boundsOfIds, middleOf, moveBlock, rounded, turnBlock } from './transform';

/** Functions that make the next plan from one. What they are given and cannot do leaves the plan as it is. */

const withDrawing = (draft: PlanDraft, changes: Partial<PlanDrawing>): PlanDraft =>
  ({ ...draft, drawing: { ...draft.drawing, ...changes } });

/** The plan with some blocks changed. */
export function mapBlocks(draft: PlanDraft, ids: readonly string[], change: (block: PlanBlock) => Sub): PlanDraft {
  const wanted = new Set(ids);
  const blocks = draft.blocks.map((block) => {
    if (!wanted.has(block.id)) return block;
    const sub = change(block);
    return sub === block.sub ? block : { ...block, sub };
  });
  return blocks.every((block, i) => block === draft.blocks[i]) ? draft : { ...draft, blocks };
}

/** Sections without blocks go. */
function pruned(draft: PlanDraft): PlanDraft {
  const used = new Set(draft.blocks.map(({ sectionId }) => sectionId));
  const sections = draft.sections.filter(({ id }) => used.has(id));
  return sections.length === draft.sections.length ? draft : { ...draft, sections };
}

/** A new block in the section, or in a section of its own. Its id is `b` and the plan's next number. */
export function addBlock(draft: PlanDraft, sub: Sub, sectionId?: string): PlanDraft {
  const fits = sectionId !== undefined && kindOfSection(draft, sectionId) === kindOf(sub);
  const id = `b${draft.nextId}`;
  if (fits) {
    const number = freeNumber(draft, sectionId);
    return {
      ...draft, nextId: draft.nextId + 1, blocks: [...draft.blocks, { id, sectionId, sub: { ...sub, number } }],
    };
  }
  const section: PlanSection = { id: `s${draft.nextId + 1}`, name: freeSectionName(draft.sections) };
  return {
    ...draft, nextId: draft.nextId + 2, sections: [...draft.sections, section],
    blocks: [...draft.blocks, { id, sectionId: section.id, sub: { ...sub, number: 1 } }],
  };
}

/** All blocks of a section are of one kind. */
export function kindOfSection(draft: PlanDraft, sectionId: string) {
  const block = draft.blocks.find((one) => one.sectionId === sectionId);
  return block && kindOf(block.sub);
}

export function move(draft: PlanDraft, ids: readonly string[], dx: number, dy: number): PlanDraft {
  if (dx === 0 && dy === 0) return draft;
  const moved = mapBlocks(draft, ids, ({ sub }) => moveBlock(sub, dx, dy));
  const { stage, focal_point: focus } = draft.drawing ?? {};
  const shift = (at: { x?: number | null; y?: number | null }) =>
    ({ x: rounded((at.x ?? 0) + dx), y: rounded((at.y ?? 0) + dy) });
  const changes: Partial<PlanDrawing> = {
    ...(stage && ids.includes(stageId) && { stage: { ...stage, ...shift(stage) } }),
    ...(focus && ids.includes(focusId) && { focal_point: shift(focus) }),
  };
  return Object.keys(changes).length > 0 ? withDrawing(moved, changes) : moved;
}

/** Turns blocks around the middle of all of them. */
export function rotate(draft: PlanDraft, ids: readonly string[], degrees: number): PlanDraft {
  const around = boundsOfIds(draft, ids.filter((id) => id !== stageId && id !== focusId));
  if (around === null || degrees === 0) return draft;
  const pivot: Point = middleOf(around);
  return mapBlocks(draft, ids, ({ sub }) => turnBlock(sub, degrees, pivot));
}

/** The copies stand beside the originals and have the plan's next ids in order. */
export function duplicate(draft: PlanDraft, ids: readonly string[], dx: number, dy: number): PlanDraft {
  return draft.blocks.filter(({ id }) => ids.includes(id)).reduce(
    (now, { sub, sectionId }) => addBlock(now, moveBlock(sub, dx, dy), sectionId), draft);
}

export function remove(draft: PlanDraft, ids: readonly string[]): PlanDraft {
  const blocks = draft.blocks.filter(({ id }) => !ids.includes(id));
  const rest = blocks.length === draft.blocks.length ? draft : pruned({ ...draft, blocks });
  if (rest.drawing === null || !ids.some((id) => id === stageId || id === focusId)) return rest;
  const { stage, focal_point, ...drawing } = rest.drawing;
  return {
    ...rest,
    drawing: {
      ...drawing,
      ...(stage && !ids.includes(stageId) && { stage }),
      ...(focal_point && !ids.includes(focusId) && { focal_point }),
    },
  };
}

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Moves each so that its edge, or its middle, is where that of all of them is. */
export function align(draft: PlanDraft, ids: readonly string[], edge: Edge): PlanDraft {
  const all = boundsOfIds(draft, ids);
  if (all === null) return draft;
  return ids.reduce((now, id) => {
    const own = boundsOfId(draft, id);
    if (own === null) return now;
    const [across, down] = [(all.left + all.right - own.left - own.right) / 2,
      (all.top + all.bottom - own.top - own.bottom) / 2];
    switch (edge) {
      case 'left': return move(now, [id], all.left - own.left, 0);
      case 'centre': return move(now, [id], across, 0);
      case 'right': return move(now, [id], all.right - own.right, 0);
      case 'top': return move(now, [id], 0, all.top - own.top);
      case 'middle': return move(now, [id], 0, down);
      case 'bottom': return move(now, [id], 0, all.bottom - own.bottom);
    }
  }, draft);
}

/** Puts blocks into another section of their kind, or all into a new one of theirs. */
export function assign(draft: PlanDraft, ids: readonly string[], sectionId: string | null): PlanDraft {
  const moving = draft.blocks.filter(({ id }) => ids.includes(id));
  const kind = moving[0] && kindOf(moving[0].sub);
  if (kind === undefined || moving.some(({ sub }) => kindOf(sub) !== kind)) return draft;
  if (sectionId !== null && kindOfSection(draft, sectionId) !== kind) return draft;
  const target = sectionId ?? `s${draft.nextId}`;
  let next: PlanDraft = sectionId !== null ? draft : {
    ...draft, nextId: draft.nextId + 1,
    sections: [...draft.sections, { id: target, name: freeSectionName(draft.sections) }],
  };
  for (const block of moving) {
    if (block.sectionId === target) continue;
    const number = freeNumber(next, target);
    next = {
      ...next,
      blocks: next.blocks.map((one) =>
        one.id === block.id ? { ...one, sectionId: target, sub: { ...one.sub, number } } : one),
    };
  }
  return pruned(next);
}

export const paint = (draft: PlanDraft, strokes: ReadonlyMap<string, ReadonlySet<number>>, brush: Brush): PlanDraft =>
  mapBlocks(draft, [...strokes.keys()], (block) =>
    paintPlaces(block.sub, strokes.get(block.id) ?? new Set(), brush, sectionOf(draft, block)?.category));

export const changeSection = (draft: PlanDraft, id: string, changes: Partial<PlanSection>): PlanDraft =>
  ({ ...draft, sections: draft.sections.map((one) => (one.id === id ? clean({ ...one, ...changes }) : one)) });

/** Puts a section on a floor. A name that no section has any more, and that was typed on the way, goes. */
export function setFloor(draft: PlanDraft, id: string, floor: string | null): PlanDraft {
  const before = draft.sections.find((one) => one.id === id)?.floor;
  const next = changeSection(draft, id, { floor });
  const used = new Set(next.sections.map((one) => one.floor));
  const kept = (draft.drawing?.floors ?? []).filter((name) => name !== before || used.has(name));
  const floors = floor === null || kept.includes(floor) ? kept : [...kept, floor];
  return floors.length === 0 && draft.drawing === null
    ? next
    : changeDrawing(next, { floors: floors.length > 0 ? floors : null });
}

export const changeDrawing = (draft: PlanDraft, changes: Partial<PlanDrawing>): PlanDraft =>
  ({ ...draft, drawing: clean({ ...draft.drawing, ...changes }) });

/** What is set to null is absent in the format. */
const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, property]) => property !== null)) as T;

const aisle = 40;

/** Blocks without positions stand below each other, so that they can be drawn and moved. */
export function withPositions(draft: PlanDraft): PlanDraft {
  const drawn = draft.blocks.filter(({ sub }) => hasPosition(sub));
  if (drawn.length === draft.blocks.length) return draft;
  let top = boundsOfIds(draft, [...drawn.map(({ id }) => id), stageId])?.bottom ?? 0;
  const missing = draft.blocks.filter(({ sub }) => !hasPosition(sub)).map(({ id }) => id);
  return mapBlocks(draft, missing, ({ sub }) => {
    const size = kindOf(sub) === 'area' ? { width: 200, height: 120 } : {};
    const placed = { ...sub, geometry: { ...sub.geometry, ...size, x: 0, y: 0 } };
    const around = blockBounds(placed);
    const moved = moveBlock(placed, 0, top + aisle - around.top);
    top = blockBounds(moved).bottom;
    return moved;
  });
}
