import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Drawing, Plan, PlanDocument } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The largest file that the server reads. */
export const maxFileBytes = 8 * 1024 * 1024;

export const plansQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'plans'),
    queryFn: ({ signal }) => authorized((token) => answerOf(api.GET('/plans', { headers: bearer(token), signal }))),
  });

export const planQuery = (userId: string | undefined, planId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'plans', planId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/plans/{plan_id}', { params: { path: { plan_id: planId } }, headers: bearer(token), signal }),
        ),
      ),
  });

export const planDrawingQuery = (userId: string | undefined, planId: string, version: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'plans', planId, version, 'drawing'),
    queryFn: ({ signal }): Promise<Drawing> =>
      authorized((token) =>
        answerOf(
          api.GET('/plans/{plan_id}/drawing', {
            params: { path: { plan_id: planId }, query: { version } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

export const templatesQuery = () =>
  queryOptions({
    queryKey: ['plan-templates'],
    queryFn: ({ signal }) => answerOf(api.GET('/plans/templates', { signal })),
    staleTime: Infinity,
  });

export const storePlan = (token: string, body: PlanDocument): Promise<Plan> =>
  answerOf(api.POST('/plans', { headers: bearer(token), body }));

/** What is wrong is the refusal; nothing is stored. */
export const checkPlan = (token: string, body: PlanDocument) =>
  answerOf(api.POST('/plans/check', { headers: bearer(token), body }));

export const changePlan = (token: string, planId: string, body: PlanDocument): Promise<Plan> =>
  answerOf(api.PUT('/plans/{plan_id}', { params: { path: { plan_id: planId } }, headers: bearer(token), body }));

export async function deletePlan(token: string, planId: string): Promise<void> {
  await answerOf(api.DELETE('/plans/{plan_id}', { params: { path: { plan_id: planId } }, headers: bearer(token) }));
}

/** A file of another format as a plan, which is not stored yet. */
export const convertPlan = (
  token: string, format: 'csv' | 'pretix', name: string, text: string,
): Promise<{ document: PlanDocument; notes: string[] }> =>
  answerOf(
    api.POST('/plans/import', {
      params: { query: { format, name } }, headers: { ...bearer(token), 'Content-Type': 'text/plain' },
      // The file goes as it is.
      body: text as never, bodySerializer: (body: unknown) => body as string,
    }),
  );

export const exportPath = (planId: string, format: string) => `/plans/${planId}/export?format=${format}`;
