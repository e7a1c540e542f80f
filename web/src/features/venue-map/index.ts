import { lazy } from 'react';

export { LiveSeats } from './liveSeats';
export { nearestSeatsPath } from './lostSeats';

/** Its own file: pages without a map do not load it. */
export const VenueMap = lazy(() => import('./VenueMap'));
