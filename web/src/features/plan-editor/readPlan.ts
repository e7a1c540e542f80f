import type { PlanDocument } from '../../shared/api/types';
import { bounds } from './document';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isList = (value: unknown, most: number): value is unknown[] => Array.isArray(value) && value.length <= most;
const isSize = (value: unknown) => value == null || (typeof value === 'number' && value >= 0 && value <= bounds.side);
const isListOrAbsent = (value: unknown, most: number) => value == null || isList(value, most);
const mostPlaces = bounds.side * bounds.side;

/**
 * The plan in a text; null for what cannot be drawn. What can be drawn may still be refused by the server, which knows
 * all rules: this keeps a file from taking the browser's memory or breaking the editor.
 */
export function readPlan(text: string): PlanDocument | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || typeof value['name'] !== 'string' || !isList(value['sections'], bounds.sections)) return null;
  if (value['drawing'] != null && !isObject(value['drawing'])) return null;
  const isGood = value['sections'].every((section) =>
    isObject(section) && typeof section['name'] === 'string' && isList(section['subsections'], bounds.subsections)
    && section['subsections'].every(isSub));
  return isGood ? ({ format: 'ticketing-plan/1', ...value } as unknown as PlanDocument) : null;
}

function isSub(sub: unknown): boolean {
  if (!isObject(sub) || typeof sub['number'] !== 'number') return false;
  const geometry = sub['geometry'];
  return isSize(sub['rows']) && isSize(sub['seats_per_row'])
    && isListOrAbsent(sub['unavailable'], mostPlaces) && isListOrAbsent(sub['accessible'], mostPlaces)
    && isListOrAbsent(sub['companion'], mostPlaces)
    && isListOrAbsent(sub['row_lengths'], bounds.side) && isListOrAbsent(sub['row_labels'], bounds.side)
    && isListOrAbsent(sub['row_numberings'], bounds.side) && isListOrAbsent(sub['categories'], mostBlocks)
    && (geometry == null || (isObject(geometry) && isListOrAbsent(geometry['rows'], bounds.side)));
}

const mostBlocks = 500;
