import { reconnectDelayMs } from './backoff';
import { type PageNetwork, pageNetwork, sleep } from './pageNetwork';
import { hiddenForMs, type PageVisibility, pageVisibility, untilVisible, whenHidden } from './pageVisibility';

export interface SocketOptions {
  url: string;
  protocols: string[];
  onMessage: (text: string) => void;
  /** The code with which a connection closed. The socket connects again unless the returned one was closed. */
  onClosed?: (code: number) => void;
  delayMs?: (attempt: number) => number;
  visibility?: PageVisibility;
  network?: PageNetwork;
  /** How long the page is hidden before its socket is closed. */
  hiddenForMs?: number;
  create?: (url: string, protocols: string[]) => WebSocket;
}

export interface OpenSocket {
  /** False if there is no connection now; nothing waits for one. */
  send: (text: string) => boolean;
  close: () => void;
}

/** `WebSocket.OPEN`, which only browsers have. */
export const isOpen = 1;

/**
 * Opens a WebSocket and keeps it open until it is closed here. After a break it waits with jitter, longer each time
 * until a message comes. While the page is hidden it is closed, so that a browser with many tabs has one connection.
 * When the network comes back or the computer wakes up, it is opened anew at once.
 */
export function openSocket(options: SocketOptions): OpenSocket {
  const stopped = new AbortController();
  const current: { socket?: WebSocket | undefined } = {};
  void run(options, current, stopped.signal);
  return {
    send: (text) => {
      if (current.socket?.readyState !== isOpen) return false;
      current.socket.send(text);
      return true;
    },
    close: () => {
      stopped.abort();
      current.socket?.close();
    },
  };
}

async function run(
  options: SocketOptions, current: { socket?: WebSocket | undefined }, stopped: AbortSignal,
): Promise<void> {
  const visibility = options.visibility ?? pageVisibility;
  const delayMs = options.delayMs ?? reconnectDelayMs;
  let attempt = 0;
  let pause = new AbortController();
  const unwatch = (options.network ?? pageNetwork).onReturn(() => {
    attempt = 0;
    current.socket?.close();
    pause.abort();
  });
  stopped.addEventListener('abort', unwatch);
  while (!stopped.aborted) {
    await untilVisible(visibility, stopped);
    if (stopped.aborted) return;
    pause = new AbortController();
    // Only a message shows that the socket works. One that is accepted and dropped at once must back off.
    const code = await connectOnce(options, current, visibility, () => (attempt = 0));
    if (stopped.aborted) return;
    options.onClosed?.(code);
    if (!visibility.isHidden()) await sleep(delayMs(attempt++), stopped, pause.signal);
  }
}

/** One connection, from its beginning to its end. Resolves to the code with which it closed. */
function connectOnce(
  options: SocketOptions, current: { socket?: WebSocket | undefined }, visibility: PageVisibility, onWorks: () => void,
): Promise<number> {
  return new Promise((resolve) => {
    const create = options.create ?? ((url, protocols) => new WebSocket(url, protocols));
    const socket = create(options.url, options.protocols);
    current.socket = socket;
    const unwatch = whenHidden(visibility, options.hiddenForMs ?? hiddenForMs, () => socket.close());
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      onWorks();
      options.onMessage(data);
    };
    socket.onclose = ({ code }) => {
      unwatch();
      current.socket = undefined;
      resolve(code);
    };
  });
}
