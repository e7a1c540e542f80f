/** A stream that breaks is usually back within a second. Nobody needs to be told of that. */
const graceMs = 2_000;

const lost = new Set<object>();
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** A connection of the page is lost. Returns what says that it is there again, or not wanted any more. */
export function reportLost(): () => void {
  const connection = {};
  const timer = setTimeout(() => {
    lost.add(connection);
    notify();
  }, graceMs);
  return () => {
    clearTimeout(timer);
    if (lost.delete(connection)) notify();
  };
}

/** Whether the page is cut off: the browser has no network, or a connection is lost. */
export const isCutOff = () => !navigator.onLine || lost.size > 0;

/** Calls back whenever `isCutOff` may have changed, until the returned function is called. */
export function onCutOff(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
