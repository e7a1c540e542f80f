import type { PlanDraft } from './document';

/** A reason of the server, at what it is about. */
export interface Finding {
  /** Of a block; null: of the plan, or of what is not drawn. */
  blockId: string | null;
  pointer: string;
  reason: string;
}

/**
 * The server's reasons by JSON pointer, for example `/sections/2/subsections/0/rows`. The plan that was sent has its
 * sections and blocks in the order of the draft.
 */
export function findingsOf(draft: PlanDraft, fields: Readonly<Record<string, readonly string[]>>): Finding[] {
  const sections = draft.sections.map(({ id }) => draft.blocks.filter(({ sectionId }) => sectionId === id))
    .filter((blocks) => blocks.length > 0);
  return Object.entries(fields).flatMap(([pointer, reasons]) => {
    const [, section, block] = /^\/sections\/(\d+)(?:\/subsections\/(\d+))?/.exec(pointer) ?? [];
    const blocks = section === undefined ? undefined : sections[Number(section)];
    const at = block === undefined ? blocks?.[0] : blocks?.[Number(block)];
    return reasons.map((reason) => ({ blockId: at?.id ?? null, pointer, reason }));
  });
}

/** What the pointer names, for people: "rows", "number", "categories 3 from row". */
export function partOf(pointer: string): string {
  const parts = pointer.replace(/^\/sections\/\d+/, '').replace(/^\/subsections\/\d+/, '').split('/');
  return parts.filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll('_', ' '))).join(' ');
}
