import type { StripeError } from '@stripe/stripe-js';
import { ApiError } from '../../shared/api/ApiError';

/** A failure of Stripe's own form as our pages know failures. `incomplete-card` is said beside the field by Stripe. */
export function toCardError(error: StripeError): ApiError {
  switch (error.type) {
    case 'validation_error':
      return new ApiError('incomplete-card', 422);
    case 'card_error':
      return new ApiError('payment-declined', 402, {
        reason: (error.decline_code ?? error.code ?? 'card-declined').replaceAll('_', '-'),
        detail: error.message,
      });
    case 'api_connection_error':
      return new ApiError('network');
    case 'rate_limit_error':
      return new ApiError('too-many-requests', 429);
    case 'authentication_error':
    case 'invalid_request_error':
      // The shop's keys or settings are wrong: no other card helps.
      return new ApiError('payment-method-missing', 503);
    default:
      return new ApiError('payment-provider-away', 503);
  }
}
