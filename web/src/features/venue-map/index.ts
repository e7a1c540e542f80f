import { lazy } from 'react';

export { boundsAround, boundsOf, isInside, layoutOf, overlap, union, type Bounds, type Point } from './layout';
export { LiveSeats } from './liveSeats';
export { fit, shown, toScreen, toWorld, type Viewport } from './viewport';
export { nearestSeatsPath } from './lostSeats';

/** Its own file: pages without a map do not load it. */
export const loadVenueMap = () => import('./VenueMap');
export const VenueMap = lazy(loadVenueMap);

/** A plan that nobody sells from yet, drawn as buyers will see it. */
export const PlanMap = lazy(() => import('./PlanMap'));
