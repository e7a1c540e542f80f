import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { AuditLine } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** As the gateway names them (Operators/OperatorRoutes.cs). */
export const services = ['event-ticketing', 'booking', 'seat-reservation'] as const;
export type Service = (typeof services)[number];
/** Those with a log of their own; seat-reservation writes into event-ticketing's. */
export const logs = ['event-ticketing', 'booking'] as const;

export interface DeadLetter {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  type: string;
  reason: string;
  payload: string;
}

export interface RefusedRefund {
  refund_id: string;
  booking_id: string;
  kind: string;
  amount_minor: number;
  currency: string;
  code: string | null;
  /** The money has no tickets: only such a refund is tried again. */
  owed: boolean;
  refused_at: string;
}

export interface ParkedMail {
  notification_id: string;
  kind: string;
  created_at: string;
  attempts: number;
  error: string | null;
}

interface Listed<T> {
  total: number;
  newest: T[];
}

export interface SeatAudit {
  consistent: boolean;
  subsections: number;
  in_flight: number;
  count: number;
  differences: {
    kind: string; section: string; subsection: number; row: number | null; seat: number | null; what: string;
  }[];
}

export interface WaitlistReplay {
  joined: number;
  passes: number;
  offered: number;
  served: number;
  charge_failed: number;
  violations: unknown[];
}

/** Operators' paths are of no public contract: their types are above, and their client is the same. */
type Untyped = (path: string, options: object) => Promise<{ data?: unknown }>;
const call = (method: 'GET' | 'POST') => api[method] as unknown as Untyped;

export const readInside = async <T>(token: string, path: string, query: object, signal: AbortSignal): Promise<T> =>
  (await answerOf(call('GET')(path, { params: { query }, headers: bearer(token), signal }))) as T;

const post = async <T>(token: string, path: string): Promise<T> =>
  (await answerOf(call('POST')(path, { headers: bearer(token) }))) as T;

export const sendInside = async (token: string, path: string, body: object): Promise<void> => {
  await answerOf(call('POST')(path, { headers: bearer(token), body }));
};

function listQuery<T>(userId: string | undefined, path: string, authorized: Authorized, enabled = true) {
  return queryOptions({
    queryKey: privateKey(userId, 'operators', path),
    queryFn: ({ signal }) => authorized((token) => readInside<T>(token, path, {}, signal)),
    enabled,
  });
}

export const deadLettersQuery = (userId: string | undefined, service: Service, authorized: Authorized) =>
  listQuery<DeadLetter[]>(userId, `/operators/${service}/dead-letters`, authorized);

export const replayDeadLetters = (token: string, service: Service) =>
  post<{ replayed: number }>(token, `/operators/${service}/dead-letters/replay`);

export const refusedRefundsQuery = (userId: string | undefined, authorized: Authorized) =>
  listQuery<Listed<RefusedRefund>>(userId, '/operators/booking/refunds/refused', authorized);

export const retryRefund = (token: string, refundId: string) =>
  post<{ refund_id: string | null }>(token, `/operators/booking/refunds/${encodeURIComponent(refundId)}/retry`);

export const parkedMailsQuery = (userId: string | undefined, authorized: Authorized) =>
  listQuery<Listed<ParkedMail>>(userId, '/operators/booking/mails/parked', authorized);

export const retryMails = (token: string) =>
  post<{ retried: number }>(token, '/operators/booking/mails/parked/retry');

export const seatAuditQuery = (userId: string | undefined, eventId: number | null, authorized: Authorized) =>
  listQuery<SeatAudit>(userId, `/operators/seat-reservation/seat-state/${eventId}/audit`, authorized, eventId !== null);

export const waitlistReplayQuery = (userId: string | undefined, eventId: number | null, authorized: Authorized) =>
  listQuery<WaitlistReplay>(userId, `/operators/booking/waitlist/${eventId}/replay`, authorized, eventId !== null);

export interface AuditFilter {
  log: (typeof logs)[number];
  user?: string;
  event?: string;
  kind?: string;
}

export const auditLogQuery = (userId: string | undefined, { log, ...filter }: AuditFilter, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'operators', 'audit-log', log, filter),
    queryFn: ({ signal, pageParam: before }) =>
      authorized((token) =>
        readInside<{ entries: AuditLine[]; next: string | null }>(
          token, `/operators/${log}/audit-log`, { ...filter, ...(before !== null && { before }) }, signal,
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
