import createClient from 'openapi-fetch';
import { ApiError, isAbort, toApiError } from './ApiError';
import { serverClock } from './serverClock';
import type { ApiPaths } from './types';
import { withTimeLimit } from './withTimeLimit';

/** Longer than any of our servers works on a request. It bounds the wait for a server that never answers. */
export const answerWithinMs = 60_000;

/** Calls the endpoints of docs/openapi by method and path. Wrap each call in `answerOf`. */
export const api = createClient<ApiPaths>({
  baseUrl: globalThis.location?.origin ?? '',
  headers: { Accept: 'application/json, application/problem+json' },
  fetch: send,
});

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The body of a successful answer. A failure throws an ApiError, or an AbortError if the page aborted the call. */
export async function answerOf<T extends { data?: unknown }>(call: Promise<T>): Promise<NonNullable<T['data']>> {
  try {
    return (await call).data as NonNullable<T['data']>;
  } catch (error) {
    if (error instanceof ApiError || isAbort(error)) throw error;
    // `send` has turned every failure of the request into an ApiError, so the body broke off or is not JSON.
    throw new ApiError(error instanceof SyntaxError ? 'unreadable-answer' : 'network');
  }
}

async function send(request: Request): Promise<Response> {
  const sentAtMs = Date.now();
  let response: Response;
  try {
    response = await fetch(request, { signal: withTimeLimit(request.signal, answerWithinMs) });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('network');
  }
  // A cached answer carries an old Date, so only answers that are never cached set the clock.
  if (request.method === 'POST' || request.headers.has('Authorization')) {
    serverClock.observe(response.headers.get('Date'), sentAtMs, Date.now());
  }
  if (!response.ok) throw await toApiError(response);
  return response;
}

interface FileOptions {
  /** ETag of an earlier copy. */
  etag?: string | undefined;
  signal?: AbortSignal;
}

/** Fetches a file. Resolves to undefined if the copy with `etag` is still good. */
export async function fetchFile(
  path: string, token: string, { etag, signal }: FileOptions = {},
): Promise<{ bytes: ArrayBuffer; etag: string | undefined } | undefined> {
  const headers = new Headers(bearer(token));
  if (etag) headers.set('If-None-Match', etag);
  let response: Response;
  try {
    // Without 'no-store' the browser's cache answers 200 in place of the server's 304.
    response = await fetch(path, { headers, signal: signal ?? null, cache: 'no-store' });
    if (response.status === 304) return undefined;
    if (response.ok) return { bytes: await response.arrayBuffer(), etag: response.headers.get('ETag') ?? undefined };
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('network');
  }
  throw await toApiError(response);
}

/** Sends a file as the body of a PUT; the JSON of the answer. */
export async function sendFile<T>(path: string, token: string, file: File): Promise<T> {
  const headers = { ...bearer(token), 'Content-Type': file.type || 'application/octet-stream' };
  const answer = await send(new Request(new URL(path, location.origin), { method: 'PUT', headers, body: file }));
  return (await answer.json()) as T;
}

/** 32 hex digits. `crypto.randomUUID` is missing on plain-http pages of other hosts; `getRandomValues` is not. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}
