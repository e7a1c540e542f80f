export { ChangePricing } from './ChangePricing';
export { PartyByKind } from './PartyByKind';
export { PriceList } from './PriceList';
export * from './prices';
export { pricingQuery } from './queries';
export { SplitLines } from './SplitLines';
