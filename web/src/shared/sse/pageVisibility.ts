/**
 * A browser opens six connections to a server over HTTP/1.1, for all its tabs together, and a stream takes one. So a
 * tab that nobody looks at gives its stream back. A glance at another tab does not.
 */
export const hiddenForMs = 10_000;

export interface PageVisibility {
  isHidden: () => boolean;
  /** Calls back after each change, until the returned function is called. */
  onChange: (changed: () => void) => () => void;
}

export const pageVisibility: PageVisibility = {
  isHidden: () => globalThis.document?.visibilityState === 'hidden',
  onChange: (changed) => {
    globalThis.document?.addEventListener('visibilitychange', changed);
    return () => globalThis.document?.removeEventListener('visibilitychange', changed);
  },
};

/** Resolves when the page is visible, or `stopped` aborts. */
export function untilVisible(page: PageVisibility, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (page.isHidden() && !stopped.aborted) return;
      unwatch();
      stopped.removeEventListener('abort', look);
      resolve();
    };
    const unwatch = page.onChange(look);
    stopped.addEventListener('abort', look);
    look();
  });
}

/** Calls `act` once the page has been hidden for `forMs`; never after the returned function was called. */
export function whenHidden(page: PageVisibility, forMs: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    timer = page.isHidden() ? setTimeout(act, forMs) : undefined;
  };
  const unwatch = page.onChange(look);
  look();
  return () => {
    clearTimeout(timer);
    unwatch();
  };
}
