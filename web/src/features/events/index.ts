export { EventBadge } from './EventBadge';
export { changesPath, eventQuery, sectionsQuery } from './queries';
export { useSections } from './useSections';
