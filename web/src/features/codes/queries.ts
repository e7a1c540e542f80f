import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type {
  Code, CodeLookUp, CodeLookUpRequest, CodePreview, CreatedCodes, NewCodes, NewOrder,
} from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The seller's codes, newest first: of one event, or all. */
export const codesQuery = (userId: string | undefined, eventId: number | null, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'codes', eventId),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/sellers/me/codes', {
            params: { query: { ...(eventId !== null && { event_id: eventId }), ...(after !== null && { after }) } },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const createCodes = (token: string, body: NewCodes): Promise<CreatedCodes> =>
  answerOf(api.POST('/sellers/me/codes', { headers: bearer(token), body }));

export const stopCode = (token: string, codeId: string): Promise<Code> =>
  answerOf(
    api.POST('/sellers/me/codes/{code_id}/stop', { params: { path: { code_id: codeId } }, headers: bearer(token) }),
  );

/** All codes that were made together. */
export const stopBatch = (token: string, batchId: string) =>
  answerOf(
    api.POST('/sellers/me/codes/batches/{batch_id}/stop', {
      params: { path: { batch_id: batchId } }, headers: bearer(token),
    }),
  );

/** What a typed code is, before anything is chosen. */
export const lookUpCode = (token: string, body: CodeLookUpRequest): Promise<CodeLookUp> =>
  answerOf(api.POST('/orders/code-look-up', { headers: bearer(token), body }));

/** What a code would do to an order; nothing is held. */
export const previewCode = (token: string, body: NewOrder): Promise<CodePreview> =>
  answerOf(api.POST('/orders/code-preview', { headers: bearer(token), body }));
