interface ModuleInfo {
  isEntry: boolean;
  importedIds: readonly string[];
}

type GetModuleInfo = (id: string) => ModuleInfo | null;

/** Pages and parts that lead to seats: who opens one opens others. */
const towardsSeats = [
  'features/events/EventPage.tsx', 'features/venue-map/MapPage.tsx', 'features/venue-map/VenueMap.tsx',
  'features/seat-map/SectionPage.tsx',
];

/** What a module needs before it runs. */
function closureOf(roots: readonly string[], infoOf: GetModuleInfo): Set<string> {
  const found = new Set<string>();
  const waiting = [...roots];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(infoOf(id)?.importedIds ?? []));
  }
  return found;
}

const source = new URL('src/', import.meta.url).pathname;
let first: Set<string> | undefined;
let shared: Map<string, number> | undefined;

/**
 * Without it the build makes a file of each few modules that the same pages share: a dozen for the first page, thirty
 * for an event's, most of them under 2 KB. Each file costs a slow phone some milliseconds, and six come at a time.
 */
export const chunkGroups = [
  {
    name: (id: string, context: { getModuleInfo: GetModuleInfo }) => {
      const infoOf = (module: string) => context.getModuleInfo(module);
      first ??= closureOf([`${source}main.tsx`], infoOf);
      // Not the features' own: an index.ts of theirs names more than the first page uses.
      if (first.has(id)) return id.includes('/src/features/') ? null : 'first';
      if (shared === undefined) {
        shared = new Map();
        for (const page of towardsSeats) {
          for (const module of closureOf([source + page], infoOf)) shared.set(module, (shared.get(module) ?? 0) + 1);
        }
      }
      return (shared.get(id) ?? 0) > 1 ? 'seats' : null;
    },
  },
];
