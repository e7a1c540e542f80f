export { CityField } from './CityField';
export { ProductionChoice } from './ProductionChoice';
export { VenueChoice, type ChosenVenue } from './VenueChoice';
