export { HeldAlready } from './HeldAlready';
export { HoldBanner } from './HoldBanner';
export { LetGo } from './LetGo';
export { useExchange } from './useExchange';
