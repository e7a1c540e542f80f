export { cardFieldError } from './card';
export { CardFields } from './CardFields';
export { useCard } from './useCard';
