/** What the browser knows of its network. Connections ask it when to give up, and when to try at once. */
export interface PageNetwork {
  /** Calls back when the network has gone, until the returned function is called. */
  onCut: (act: () => void) => () => void;
  /** Calls back when the network came back, or the computer woke up: older connections may be dead without a word. */
  onReturn: (act: () => void) => () => void;
}

const lookEveryMs = 5_000;
/** More than a busy page loses between two looks. */
export const asleepMs = 30_000;

const returned = new Set<() => void>();
let stopLooking: (() => void) | undefined;

/**
 * Timers stand still while a computer sleeps, and the clock goes on. A hidden page's timers are slowed to one a minute,
 * so what it sees says nothing; it connects anew when it is shown.
 */
function lookForSleep(): () => void {
  let before = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    const slept = now - before > asleepMs && globalThis.document?.visibilityState !== 'hidden';
    before = now;
    if (slept) tell();
  }, lookEveryMs);
  globalThis.window?.addEventListener('online', tell);
  return () => {
    clearInterval(timer);
    globalThis.window?.removeEventListener('online', tell);
  };
}

const tell = () => [...returned].forEach((act) => act());

function onReturn(act: () => void): () => void {
  returned.add(act);
  stopLooking ??= lookForSleep();
  return () => {
    returned.delete(act);
    if (returned.size > 0) return;
    stopLooking?.();
    stopLooking = undefined;
  };
}

function onCut(act: () => void): () => void {
  globalThis.window?.addEventListener('offline', act);
  return () => globalThis.window?.removeEventListener('offline', act);
}

export const pageNetwork: PageNetwork = { onCut, onReturn };

/** Resolves after `ms`, or as soon as one of the signals aborts. */
export function sleep(ms: number, ...sooner: AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      for (const signal of sooner) signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    for (const signal of sooner) {
      if (signal.aborted) done();
      else signal.addEventListener('abort', done);
    }
  });
}
