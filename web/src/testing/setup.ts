import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi, type MockInstance } from 'vitest';
import { server } from './server';

// A slow machine gets the time it needs; a test that passes does not wait this long.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  // Node's fetch wants a whole address; a browser takes a path.
  const fetchAnywhere = globalThis.fetch;
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    fetchAnywhere(typeof input === 'string' ? new URL(input, window.location.href) : input, init),
  );
  // jsdom draws nothing, so there is nothing to scroll.
  vi.stubGlobal('scrollTo', () => {});
  // jsdom cannot verify signatures.
  vi.stubGlobal('crypto', webcrypto);
  vi.stubGlobal('WebSocket', SilentSocket);
  giveDialogs();
});

/** Pages write no errors to the console: the tests in a real browser check the same. */
let consoleError: MockInstance<typeof console.error>;
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  server.events.removeAllListeners();
  sessionStorage.clear();
  localStorage.clear();
  expect(consoleError.mock.calls).toEqual([]);
});
afterAll(() => server.close());

/** The notifications' socket: connects to nothing and says nothing. */
class SilentSocket {
  static readonly OPEN = 1;
  readonly readyState = 0;
  close() {}
  send() {}
}

/** jsdom has no modal dialogs: opens and closes one, and gives the focus back as a browser does. */
function giveDialogs() {
  const before = new WeakMap<HTMLDialogElement, Element | null>();
  HTMLDialogElement.prototype.showModal = function showModal() {
    before.set(this, document.activeElement);
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    const opener = before.get(this);
    if (opener instanceof HTMLElement) opener.focus();
  };
}
