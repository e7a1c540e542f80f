export { CodeField } from './CodeField';
export { CodeTotal } from './CodeTotal';
export { useOrderCode, type OrderCode } from './useOrderCode';
