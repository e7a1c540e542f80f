export { OfferResale } from './OfferResale';
export { ResaleList } from './ResaleList';
export { ResaleTermsForm } from './ResaleTermsForm';
