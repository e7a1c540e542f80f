import { afterEach, expect, it, vi } from 'vitest';
import { isOpen, openSocket, type OpenSocket, type SocketOptions } from './openSocket';

const isClosed = 3;

/** A connection that a test opens, speaks on and closes. */
class Connection {
  readyState: number = isOpen;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: string[] = [];
  send = (text: string) => void this.sent.push(text);
  close = (code = 1000) => {
    this.readyState = isClosed;
    this.onclose?.({ code });
  };
}

function scripted(changes: Partial<SocketOptions> = {}) {
  const connections: Connection[] = [];
  const attempts: number[] = [];
  socket = openSocket({
    url: 'ws://x', protocols: ['p'], onMessage: () => {},
    create: () => {
      const made = new Connection();
      connections.push(made);
      return made as unknown as WebSocket;
    },
    delayMs: (attempt) => (attempts.push(attempt), 0),
    ...changes,
  });
  return { connections, attempts };
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 5 });
let socket: OpenSocket;
afterEach(() => socket.close());

it('backs off further while connections are accepted and dropped at once', async () => {
  const { connections, attempts } = scripted();
  for (let made = 1; made <= 3; made++) {
    await eventually(() => expect(connections.length).toBe(made));
    connections[made - 1]?.close(1006);
  }
  await eventually(() => expect(connections.length).toBe(4));
  connections[3]?.onmessage?.({ data: 'hello' });
  connections[3]?.close(1006);
  await eventually(() => expect(attempts).toEqual([0, 1, 2, 0]));
});

it('gives its connection back while the page is hidden, and takes one when somebody looks', async () => {
  let hidden = false;
  const watchers = new Set<() => void>();
  const show = (value: boolean) => {
    hidden = value;
    [...watchers].forEach((changed) => changed());
  };
  const visibility = {
    isHidden: () => hidden,
    onChange: (changed: () => void) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
  const { connections } = scripted({ visibility, hiddenForMs: 1 });
  await eventually(() => expect(connections.length).toBe(1));
  show(true);
  await eventually(() => expect(connections[0]?.readyState).toBe(isClosed));
  expect(socket.send('lost')).toBe(false);
  expect(connections.length).toBe(1);
  show(false);
  await eventually(() => expect(connections.length).toBe(2));
  expect(socket.send('heard')).toBe(true);
  expect(connections[1]?.sent).toEqual(['heard']);
});

it('stays closed once it is closed', async () => {
  const { connections, attempts } = scripted();
  await eventually(() => expect(connections.length).toBe(1));
  socket.close();
  await Promise.resolve();
  expect(connections[0]?.readyState).toBe(isClosed);
  expect([connections.length, attempts.length]).toEqual([1, 0]);
});
