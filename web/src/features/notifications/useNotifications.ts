import { useCallback, useEffect, useRef, useState } from 'react';
import { notifications as api } from '../../shared/api/client';
import type { Notification } from '../../shared/api/types';
import { reconnectDelayMs } from '../../shared/sse/backoff';
import { emptyInbox, readFrame, withFrame, withRead, type Inbox } from './notifications';

const protocol = 'ticketing.notifications.v1';

/** As many as fit the list without asking for more. */
const firstPage = 20;

/**
 * The user's notifications, live over one WebSocket while the page is open. The token is a subprotocol, because a
 * browser can send no header with a socket and an address is logged.
 */
export function useNotifications(userId: string | undefined, token: string | undefined) {
  const [inbox, setInbox] = useState<Inbox>(emptyInbox);
  const [toast, setToast] = useState<Notification | null>(null);
  const socket = useRef<WebSocket | null>(null);

  // Somebody else's are never shown, not even for a moment after signing out.
  useEffect(() => setInbox(emptyInbox), [userId]);

  useEffect(() => {
    if (userId === undefined || token === undefined) return;
    let over = false;
    let attempt = 0;
    let timer = 0;
    const connect = () => {
      const url = new URL(api.socketPath(userId), window.location.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      const ws = new WebSocket(url, [protocol, `bearer.${token}`]);
      socket.current = ws;
      ws.onopen = () => (attempt = 0);
      ws.onmessage = (event: MessageEvent<string>) => {
        const frame = readFrame(event.data);
        if (frame === null) return;
        setInbox((before) => withFrame(before, frame));
        if (frame.type === 'notification') setToast(frame.notification);
      };
      ws.onclose = () => {
        // Whatever the reason: a token that is over is replaced by the session, which starts this effect again.
        if (!over) timer = window.setTimeout(connect, reconnectDelayMs(attempt++));
      };
    };
    connect();
    return () => {
      over = true;
      window.clearTimeout(timer);
      socket.current?.close();
      socket.current = null;
    };
  }, [userId, token]);

  /** Read ones too, for the list. */
  const loadRecent = useCallback(async () => {
    if (userId === undefined || token === undefined) return;
    const page = await api.list(token, userId, firstPage);
    setInbox((before) => withFrame(before, { type: 'unread', notifications: page.notifications, unread: page.unread }));
  }, [userId, token]);

  const markRead = useCallback((ids: string[]) => {
    if (ids.length === 0 || socket.current?.readyState !== WebSocket.OPEN) return;
    socket.current.send(JSON.stringify({ type: 'ack', ids: ids.slice(0, 100) }));
    setInbox((before) => withRead(before, new Set(ids)));
  }, []);

  const dismissToast = useCallback(() => setToast(null), []);
  return { inbox, toast, loadRecent, markRead, dismissToast };
}
