import { serverClock } from './serverClock';
import type { ProblemDetails } from './types';

/** Codes of our own for failures that never reached a service. */
export type LocalCode = 'network' | 'unreadable-answer';

/** Every failed call becomes one of these; `code` chooses the words shown (shared/i18n/problems.ts). */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string | undefined,
    /** Messages by field, from `invalid-request`. */
    readonly fields: Record<string, string[]>,
    readonly retryAfterSeconds: number | undefined,
    /** A finer code, of `payment-declined`: why the provider said no. */
    readonly reason?: string,
  ) {
    super(detail ?? code);
    this.name = 'ApiError';
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  token?: string | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  idempotencyKey?: string;
  /** Ask the server even when the browser has a copy (it still answers 304 where nothing changed). */
  revalidate?: boolean;
}

export function requestHeaders(options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  if (options.token) headers.set('Authorization', `Bearer ${options.token}`);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  return headers;
}

/** A request without an answer ends after this, longer than any server of ours works on one: no page waits for ever. */
export const answerWithinMs = 60_000;

/** Sends one request. Resolves to the parsed body (undefined for 204); rejects with ApiError, or AbortError if aborted. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), answerWithinMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit.signal]) : limit.signal;
  try {
    return await requestUntil<T>(path, options, signal);
  } catch (error) {
    if (limit.signal.aborted && !options.signal?.aborted) throw new ApiError('network', 0, undefined, {}, undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function requestUntil<T>(path: string, options: RequestOptions, signal: AbortSignal): Promise<T> {
  const sentAt = Date.now();
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers: requestHeaders(options),
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal,
      cache: options.revalidate ? 'no-cache' : 'default',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('network', 0, undefined, {}, undefined);
  }
  // A cached copy carries an old Date; only answers that surely came over the wire tell the time.
  if (options.method === 'POST' || options.token) serverClock.observe(response.headers.get('Date'), sentAt, Date.now());
  if (!response.ok) throw await toApiError(response);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('unreadable-answer', response.status, undefined, {}, undefined);
  }
}

/** Fetches a file. `etag` of an earlier copy: undefined when that copy is still good. */
export async function requestFile(
  path: string, token: string, options: { etag?: string | undefined; signal?: AbortSignal } = {},
): Promise<{ bytes: ArrayBuffer; etag: string | undefined } | undefined> {
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  if (options.etag) headers.set('If-None-Match', options.etag);
  let response: Response;
  try {
    // An own ETag, so the browser's cache stays out of it and 304 is told.
    response = await fetch(path, { headers, signal: options.signal ?? null, cache: 'no-store' });
    if (response.status === 304) return undefined;
    if (response.ok) return { bytes: await response.arrayBuffer(), etag: response.headers.get('ETag') ?? undefined };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('network', 0, undefined, {}, undefined);
  }
  throw await toApiError(response);
}

/** Reads problem details; an answer without them (a proxy's own page) gets a code from its status. */
export async function toApiError(response: Response): Promise<ApiError> {
  const problem = await readProblem(response);
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiError(
    problem.code ?? codeOfStatus(response.status),
    response.status,
    problem.detail,
    problem.errors ?? {},
    Number.isFinite(retryAfter) ? retryAfter : undefined,
    problem.reason,
  );
}

async function readProblem(response: Response): Promise<ProblemDetails> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return {};
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as ProblemDetails) : {};
  } catch {
    // Not JSON after all: the status alone decides what is shown.
    return {};
  }
}

export function codeOfStatus(status: number): string {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 429:
      return 'too-many-requests';
    case 502:
    case 503:
    case 504:
      return 'temporarily-unavailable';
    default:
      return status >= 500 ? 'internal-error' : 'invalid-request';
  }
}
