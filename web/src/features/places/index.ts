export { CityField } from './CityField';
export { ProductionChoice } from './ProductionChoice';
export { citiesQuery, cityQuery, placeQuery, productionQuery } from './queries';
export { VenueChoice, type ChosenVenue } from './VenueChoice';
export { useSettled } from './useSettled';
