import type { PlanDocument } from '../../shared/api/types';

export type SectionDraft = PlanDocument['sections'][number];
/** A subsection as the plan format has it. The editor keeps what it does not know. */
export type Sub = SectionDraft['subsections'][number];
export type Geometry = NonNullable<Sub['geometry']>;
export type RowGeometry = NonNullable<Geometry['rows']>[number];
export type PlanDrawing = NonNullable<PlanDocument['drawing']>;
export type Stage = NonNullable<PlanDrawing['stage']>;
export type Kind = 'seats' | 'area' | 'tables';

export interface Place {
  row: number;
  seat: number;
}

/** A price zone without its subsections. */
export interface PlanSection extends Omit<SectionDraft, 'subsections'> {
  id: string;
}

/** What one can take hold of: a subsection with the section that it belongs to. */
export interface PlanBlock {
  id: string;
  sectionId: string;
  sub: Sub;
}

/** The plan that is being drawn. It never changes: a command makes another one that shares what is equal. */
export interface PlanDraft {
  format: string;
  name: string;
  drawing: PlanDrawing | null;
  sections: readonly PlanSection[];
  blocks: readonly PlanBlock[];
  /** The next id's number. Ids are the editor's own: sections and subsections change their names. */
  nextId: number;
}

/** Ids of what is drawn besides blocks. */
export const stageId = 'stage';
export const focusId = 'focus';

/** As the server bounds them (docs/plan-format). */
export const bounds = {
  sections: 50, subsections: 50, side: 200, tableSeats: 50, capacity: 50_000, seats: 100_000, length: 100_000,
  sectionName: 30, label: 60, rowLabel: 20, seatLabel: 12, categories: 50, planName: 200,
} as const;

const format = 'ticketing-plan/1';

export const emptyPlan = (name: string): PlanDraft => ({
  format, name, drawing: null, sections: [], blocks: [], nextId: 1,
});

export const kindOf = (sub: Sub): Kind => (sub.kind === 'area' || sub.kind === 'tables' ? sub.kind : 'seats');

/** The plan of a file or of the server as the editor holds it. What is null is absent. */
export function fromPlan(document: PlanDocument): PlanDraft {
  let nextId = 1;
  const sections: PlanSection[] = [];
  const blocks: PlanBlock[] = [];
  for (const section of document.sections) {
    const { subsections, ...facts } = section;
    const sectionId = `s${nextId++}`;
    sections.push({ ...withoutNulls(facts), id: sectionId });
    for (const sub of subsections) blocks.push({ id: `b${nextId++}`, sectionId, sub: readSub(sub) });
  }
  const drawing = document.drawing ? withoutNulls(document.drawing) : null;
  return { format: document.format, name: document.name, drawing, sections, blocks, nextId };
}

/** The plan as it is stored. A section that has nothing is left out: the format has none. */
export function toPlan(draft: PlanDraft): PlanDocument {
  return {
    format: draft.format,
    name: draft.name,
    ...(draft.drawing !== null && { drawing: draft.drawing }),
    sections: draft.sections.flatMap(({ id, ...facts }) => {
      const subsections = draft.blocks.filter(({ sectionId }) => sectionId === id).map(({ sub }) => sub);
      return subsections.length === 0 ? [] : [{ ...facts, subsections }];
    }),
  };
}

function readSub(sub: Sub): Sub {
  const read = withoutNulls(sub);
  return {
    ...read,
    ...(read.numbering && { numbering: withoutNulls(read.numbering) }),
    ...(read.geometry && { geometry: readGeometry(read.geometry) }),
  };
}

function readGeometry(geometry: Geometry): Geometry {
  const read = withoutNulls(geometry);
  if (!read.rows) return read;
  return { ...read, rows: read.rows.map((row) => nullable(row) && withoutNulls(row)) as RowGeometry[] };
}

/** The contract's types have no null inside a list; plans have. */
export const nullable = <T>(item: T): T | null | undefined => item;

function withoutNulls<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, property]) => property !== null)) as T;
}

export const sectionOf = (draft: PlanDraft, block: PlanBlock): PlanSection | undefined =>
  draft.sections.find(({ id }) => id === block.sectionId);

/** The first of A … Z, then S27, S28 …, that no section has yet. */
export function freeSectionName(sections: readonly PlanSection[]): string {
  const taken = new Set(sections.map(({ name }) => name.toUpperCase()));
  for (let index = 0; ; index++) {
    const name = index < 26 ? String.fromCharCode('A'.charCodeAt(0) + index) : `S${index + 1}`;
    if (!taken.has(name)) return name;
  }
}

/** The lowest number that no block of the section has. */
export function freeNumber(draft: PlanDraft, sectionId: string): number {
  const taken = new Set(draft.blocks.filter((block) => block.sectionId === sectionId).map(({ sub }) => sub.number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** Places for sale. */
export function seatsOf(sub: Sub): number {
  if (kindOf(sub) === 'area') return sub.capacity ?? 0;
  return (sub.rows ?? 0) * (sub.seats_per_row ?? 0) - gapsOf(sub).size;
}

export const seatsIn = (draft: PlanDraft): number => draft.blocks.reduce((sum, { sub }) => sum + seatsOf(sub), 0);

/** The index of a place, as the seat engine counts them. */
export const placeIndex = (sub: Sub, { row, seat }: Place): number => (row - 1) * (sub.seats_per_row ?? 1) + seat - 1;

/** Indexes of places that are not for sale: those named, and the ends of short rows. */
export function gapsOf(sub: Sub): Set<number> {
  const gaps = new Set((sub.unavailable ?? []).map((place) => placeIndex(sub, place)));
  (sub.row_lengths ?? []).forEach((length, row) => {
    for (let seat = (nullable(length) ?? Infinity) + 1; seat <= (sub.seats_per_row ?? 0); seat++) {
      gaps.add(placeIndex(sub, { row: row + 1, seat }));
    }
  });
  return gaps;
}
