export { placeText } from './foundMovies';
export { productionShowsQuery } from './queries';
export { SaleBadge } from './ShowCard';
