import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** Which provider there is, and where a card goes. It changes with a deployment only. */
export const paymentConfigQuery = queryOptions({
  queryKey: ['payment-config'],
  queryFn: ({ signal }) => answerOf(api.GET('/payments/config', { signal })),
  staleTime: Infinity,
});
