import type { SectionPlan, SubsectionPlan } from '../../shared/api/types';
import { isArea } from '../../shared/plan/placeNames';
import {
  boundsAround, boundsOf, blockKey, union, usualSpacing, type Block, type Bounds, type Point, type VenueLayout,
} from './layout';

const rowSpacing = 12;
/** Between blocks of a section. */
const aisle = 24;
/** Between sections. */
const gangway = 60;
const areaSide = 260;
/** More sections than this stand around the stage; fewer stand behind each other, as in a theatre. */
const mostBehindEachOther = 4;
/** How far around the stage the outermost sections stand. */
const spread = (240 * Math.PI) / 180;
const stageDepth = 70;

interface Box {
  width: number;
  depth: number;
}

/** A section's blocks side by side in columns, its own front at depth 0, its middle at 0. */
interface Grid extends Box {
  section: SectionPlan;
  cells: { plan: SubsectionPlan; along: number; behind: number; box: Box }[];
}

/** Turns what lies so far along and behind a section's front into a point of the venue. */
type Placing = (along: number, behind: number) => Point;

/** Sections without positions: many stand in a bowl around the stage, few behind each other. */
export function bowlLayout(sections: readonly SectionPlan[]): VenueLayout {
  const grids = sections.map(gridOf);
  const blocks = grids.length > mostBehindEachOther ? inBowl(grids) : behindEachOther(grids);
  const stage = { bounds: stageOf(grids), label: null };
  return { blocks, stage, bounds: union([stage.bounds, ...blocks.map((block) => block.bounds)]) };
}

function stageOf(grids: readonly Grid[]): Bounds {
  if (grids.length > mostBehindEachOther) {
    const radius = frontRadius(grids);
    return boundsAround(0, 0, radius * 0.9, radius * 0.5);
  }
  const width = Math.max(200, Math.min(...grids.map((grid) => grid.width)) * 0.6);
  return boundsAround(0, -stageDepth / 2 - gangway / 2, width, stageDepth);
}

function gridOf(section: SectionPlan): Grid {
  const boxes = section.subsections.map(boxOf);
  const width = Math.max(...boxes.map((box) => box.width)) + aisle;
  const depth = Math.max(...boxes.map((box) => box.depth)) + aisle;
  const columns = columnsOf(boxes.length, depth / width);
  const lines = Math.ceil(boxes.length / columns);
  return {
    section, width: columns * width, depth: lines * depth,
    cells: section.subsections.map((plan, i) => {
      const line = Math.floor(i / columns);
      const inLine = Math.min(columns, boxes.length - line * columns);
      return {
        plan, along: ((i % columns) - (inLine - 1) / 2) * width, behind: line * depth,
        box: boxes[i] ?? { width, depth },
      };
    }),
  };
}

/** As many columns as make full lines, the section about as deep as it is wide; deeper rather than wider. */
function columnsOf(blocks: number, depthOfOne: number): number {
  const wanted = Math.sqrt(blocks * 0.6 * depthOfOne);
  const all = Array.from({ length: blocks }, (_, i) => i + 1);
  const full = all.filter((columns) => blocks % columns === 0 && columns >= wanted / 2 && columns <= wanted * 2);
  const nearest = (columns: number) => Math.abs(Math.log(columns / wanted));
  return (full.length > 0 ? full : all).reduce((best, columns) => (nearest(columns) < nearest(best) ? columns : best));
}

const boxOf = (plan: SubsectionPlan): Box => isArea(plan)
  ? { width: areaSide * 1.5, depth: areaSide }
  : { width: plan.seats_per_row * usualSpacing, depth: plan.rows * rowSpacing };

function frontRadius(grids: readonly Grid[]): number {
  const around = grids.reduce((sum, grid) => sum + grid.width + gangway, 0);
  return Math.max(around / spread, 200);
}

function inBowl(grids: readonly Grid[]): Block[] {
  const radius = frontRadius(grids);
  let from = -spread / 2;
  const perUnit = spread / grids.reduce((sum, grid) => sum + grid.width + gangway, 0);
  return grids.flatMap((grid) => {
    const angle = from + ((grid.width + gangway) * perUnit) / 2;
    from += (grid.width + gangway) * perUnit;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const place: Placing = (along, behind) => [
      (radius + behind) * sin + along * cos,
      (radius + behind) * cos - along * sin,
    ];
    return blocksOf(grid, place);
  });
}

function behindEachOther(grids: readonly Grid[]): Block[] {
  let front = 0;
  return grids.flatMap((grid) => {
    const start = front;
    front += grid.depth + gangway;
    return blocksOf(grid, (along, behind) => [along, start + behind]);
  });
}

const blocksOf = (grid: Grid, place: Placing): Block[] => grid.cells.map(({ plan, along, behind, box }) => {
  const half = box.width / 2;
  const outline = [
    place(along - half, behind), place(along + half, behind),
    place(along + half, behind + box.depth), place(along - half, behind + box.depth),
  ];
  return {
    key: blockKey(grid.section.name, plan.number), section: grid.section.name, plan, outline,
    bounds: boundsOf(outline), seatSpacing: usualSpacing,
    places: isArea(plan) ? null : placesIn(plan, (x, y) => place(along + x, behind + y)),
  };
});

function placesIn(plan: SubsectionPlan, place: Placing): Float32Array {
  const places = new Float32Array(plan.rows * plan.seats_per_row * 2);
  for (let row = 0; row < plan.rows; row++) {
    for (let seat = 0; seat < plan.seats_per_row; seat++) {
      const at = place((seat - (plan.seats_per_row - 1) / 2) * usualSpacing, (row + 0.5) * rowSpacing);
      places.set(at, (row * plan.seats_per_row + seat) * 2);
    }
  }
  for (const gap of plan.unavailable) {
    const at = ((gap.row - 1) * plan.seats_per_row + gap.seat - 1) * 2;
    places.fill(NaN, at, at + 2);
  }
  return places;
}
