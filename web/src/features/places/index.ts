export { CityField } from './CityField';
export { ProductionChoice } from './ProductionChoice';
export { cityQuery, placeQuery, productionQuery } from './queries';
export { VenueChoice, type ChosenVenue } from './VenueChoice';
