export { cardFieldError } from './card';
export { PaymentFields } from './PaymentFields';
export { usePaymentMethod } from './usePaymentMethod';
