export { EventBadge } from './EventBadge';
export { changesPath, eventQuery } from './queries';
export { useSections } from './useSections';
