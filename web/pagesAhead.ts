import type { Plugin } from 'vite';

/** What a page needs first. `data` are requests as the page makes them; `:name` is a part of its path. */
interface PageAhead {
  /** Files in src that load when somebody opens the page; the first script of all pages is not named. */
  modules: readonly string[];
  data: readonly string[];
}

/**
 * Pages that people come to from outside, by the routes of src/app/App.tsx. The gateway names the scripts and the data
 * in the page's head, so that they are on their way while the first script still runs; otherwise each begins when the
 * one before has been read and run. A test compares the data with what the pages ask for.
 */
export const pagesAhead: Readonly<Record<string, PageAhead>> = {
  '': {
    modules: [],
    data: ['concert', 'match', 'play', 'film', 'other'].map((kind) =>
      `/search?kind=${kind}&limit=${kind === 'film' ? 100 : 24}`),
  },
  'event/:eventId': {
    modules: ['features/events/EventPage.tsx', 'features/venue-map/VenueMap.tsx'], data: ['/events/:eventId'],
  },
  'event/:eventId/map': {
    modules: ['features/venue-map/MapPage.tsx', 'features/venue-map/VenueMap.tsx'], data: ['/events/:eventId'],
  },
  'event/:eventId/section/:section': { modules: ['features/seat-map/SectionPage.tsx'], data: ['/events/:eventId'] },
  'city/:cityId': {
    modules: ['features/search/CityPage.tsx'], data: ['/cities/:cityId', '/cities/:cityId/productions'],
  },
  'city/:cityId/film/:productionId': {
    modules: ['features/search/CityFilmPage.tsx'], data: ['/cities/:cityId', '/productions/:productionId'],
  },
  'place/:superVenueId': { modules: ['features/search/PlacePage.tsx'], data: ['/super-venues/:superVenueId'] },
  'shows/:seriesId': { modules: ['features/shows/SeriesPage.tsx'], data: [] },
  find: { modules: ['features/search/SearchPage.tsx'], data: [] },
};

/** Writes pages.json, which the gateway reads (services/Ticketing.Gateway/Pages/PagesAhead.cs). */
export const writePagesAhead: Plugin = {
  name: 'pages-ahead',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const withImports = (name: string, found: Set<string>): Set<string> => {
      const chunk = chunks.find(({ fileName }) => fileName === name);
      if (chunk === undefined || found.has(name)) return found;
      found.add(name);
      chunk.imports.forEach((imported) => withImports(imported, found));
      return found;
    };
    // index.html names these itself.
    const first = new Set<string>();
    for (const { fileName, isEntry } of chunks) if (isEntry) withImports(fileName, first);
    const pages = Object.entries(pagesAhead).map(([page, { modules, data }]) => {
      const scripts = new Set<string>();
      for (const module of modules) {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${module}`));
        if (chunk === undefined) this.error(`pagesAhead.ts names ${module}, which has no script of its own.`);
        withImports(chunk.fileName, scripts);
      }
      return { page, scripts: [...scripts].filter((name) => !first.has(name)).map((name) => `/${name}`), data };
    });
    this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pages) });
  },
};
