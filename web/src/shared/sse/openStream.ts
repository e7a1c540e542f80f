import { createParser } from 'eventsource-parser';
import { ApiError, isAbort, toApiError } from '../api/ApiError';
import { retryDelayMs } from '../api/retry';
import { serverClock } from '../api/serverClock';
import { type PageNetwork, pageNetwork, sleep } from './pageNetwork';
import { hiddenForMs, type PageVisibility, pageVisibility, untilVisible, whenHidden } from './pageVisibility';

export interface StreamEvent {
  /** The event's name, or "message" if the server gave none. */
  name: string;
  /** Its data, parsed as JSON. */
  data: unknown;
}

/** From 'waiting' it goes to 'open': a lost connection is lost until there is another, however often that is tried. */
export type StreamState = 'connecting' | 'open' | 'waiting';

export interface StreamOptions {
  path: string;
  token?: string | undefined;
  onEvent: (event: StreamEvent) => void;
  onState?: (state: StreamState) => void;
  /** Called once, when another attempt cannot help (401, 403, 404 and other refusals). The stream has ended. */
  onRefused?: (error: ApiError) => void;
  fetch?: typeof fetch;
  /** The wait before the next attempt; by default as long as before any other request that is repeated. */
  delayMs?: (attempt: number, error: unknown) => number;
  visibility?: PageVisibility;
  network?: PageNetwork;
  /** How long the page is hidden before its stream is closed. */
  hiddenForMs?: number;
}

/** The servers send a comment every 15 s. After three missed ones the connection is dead. */
const silenceLimitMs = 45_000;

/**
 * Opens one stream of server-sent events and keeps it open until the returned function is called. After a break it
 * waits with jitter, reconnects, and resumes after the last id it saw. While the page is hidden it is closed, and it
 * resumes when somebody looks. It ends when the network goes, and is opened anew at once when the network comes back or
 * the computer wakes up. It uses `fetch` because EventSource cannot send an Authorization header and hides why a
 * connection failed.
 */
export function openStream(options: StreamOptions): () => void {
  const stopped = new AbortController();
  void run(options, stopped.signal);
  return () => stopped.abort();
}

async function run(options: StreamOptions, stopped: AbortSignal): Promise<void> {
  const delayMs = options.delayMs ?? retryDelayMs;
  const visibility = options.visibility ?? pageVisibility;
  const network = options.network ?? pageNetwork;
  let lastEventId: string | undefined;
  let attempt = 0;
  let connection = new AbortController();
  let pause = new AbortController();
  const unwatch = [
    network.onCut(() => connection.abort()),
    network.onReturn(() => {
      attempt = 0;
      connection.abort();
      pause.abort();
    }),
  ];
  stopped.addEventListener('abort', () => {
    connection.abort();
    unwatch.forEach((stop) => stop());
  });
  options.onState?.('connecting');
  while (!stopped.aborted) {
    await untilVisible(visibility, stopped);
    if (stopped.aborted) return;
    connection = new AbortController();
    pause = new AbortController();
    let failure: unknown;
    try {
      await readOnce(options, connection, lastEventId, (id) => {
        // Only an event shows that the stream works. A connection that is accepted and dropped at once must back off.
        attempt = 0;
        if (id !== undefined) lastEventId = id;
      });
    } catch (error) {
      if (stopped.aborted) return;
      if (error instanceof ApiError) {
        if (!worthRetrying(error.status)) {
          unwatch.forEach((stop) => stop());
          options.onRefused?.(error);
          return;
        }
        failure = error;
      } else if (!isConnectionError(error)) {
        // A bug of the page or the server, such as data that is not JSON: report it and reconnect.
        reportError(error);
      }
    }
    if (stopped.aborted) return;
    // A stream that was closed because nobody looked is not lost, and is opened at once when somebody looks.
    options.onState?.(visibility.isHidden() ? 'connecting' : 'waiting');
    if (!visibility.isHidden()) await sleep(delayMs(attempt++, failure), stopped, pause.signal);
  }
}

async function readOnce(
  options: StreamOptions,
  connection: AbortController,
  lastEventId: string | undefined,
  onSeen: (id: string | undefined) => void,
): Promise<void> {
  const stop = () => connection.abort();
  let watchdog = setTimeout(stop, silenceLimitMs);
  const unwatch = whenHidden(options.visibility ?? pageVisibility, options.hiddenForMs ?? hiddenForMs, stop);
  try {
    const headers = new Headers({ Accept: 'text/event-stream' });
    if (options.token) headers.set('Authorization', `Bearer ${options.token}`);
    if (lastEventId !== undefined) headers.set('Last-Event-ID', lastEventId);
    const sentAt = Date.now();
    const response = await (options.fetch ?? fetch)(options.path, {
      headers,
      cache: 'no-store',
      signal: connection.signal,
    });
    serverClock.observe(response.headers.get('Date'), sentAt, Date.now());
    if (!response.ok) throw await toApiError(response);
    if (response.body === null) throw new TypeError('The answer has no body.');
    options.onState?.('open');

    const parser = createParser({
      onEvent: (message) => {
        if (connection.signal.aborted) return;
        options.onEvent({ name: message.event ?? 'message', data: JSON.parse(message.data) as unknown });
        onSeen(message.id);
      },
    });
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, silenceLimitMs);
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(watchdog);
    unwatch();
    connection.abort();
  }
}

const worthRetrying = (status: number) => status >= 500 || status === 429 || status === 408;

/** When the network fails, `fetch` and a stream's reader throw a TypeError; the watchdog above causes an AbortError. */
const isConnectionError = (error: unknown) =>
  error instanceof TypeError || isAbort(error);
