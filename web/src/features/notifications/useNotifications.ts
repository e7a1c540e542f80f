import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Notification } from '../../shared/api/types';
import { reconnectDelayMs } from '../../shared/sse/backoff';
import { useSession } from '../auth';
import { holdsKey } from '../orders';
import { emptyInbox, readFrame, withFrame, withRead, type Inbox } from './notifications';
import { inboxKey, inboxQuery, socketPath } from './queries';

const protocol = 'ticketing.notifications.v1';

/** The server takes this many ids in one message. */
const maxIdsPerMessage = 100;

/**
 * The user's notifications, live over one WebSocket while the page is open. The token is a subprotocol: a browser
 * cannot send a header with a socket, and servers log addresses.
 */
export function useNotifications() {
  const { user, token, authorized } = useSession();
  const userId = user?.user_id;
  const queryClient = useQueryClient();
  // Opening the list fetches; before that the socket alone fills the inbox.
  const { data: inbox = emptyInbox, isError, refetch } = useQuery({
    ...inboxQuery(userId, authorized), enabled: false,
  });
  const [toast, setToast] = useState<Notification | null>(null);
  const socket = useRef<WebSocket | null>(null);
  const changeInbox = useCallback(
    (change: (inbox: Inbox) => Inbox) =>
      queryClient.setQueryData<Inbox>(inboxKey(userId), (known) => change(known ?? emptyInbox)),
    [queryClient, userId],
  );

  useEffect(() => {
    if (userId === undefined || token === undefined) return;
    let stopped = false;
    let attempt = 0;
    let timer = 0;
    const connect = () => {
      const url = new URL(socketPath(userId), window.location.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      const ws = new WebSocket(url, [protocol, `bearer.${token}`]);
      socket.current = ws;
      ws.onopen = () => (attempt = 0);
      ws.onmessage = (event: MessageEvent<string>) => {
        const frame = readFrame(event.data);
        if (frame === null) return;
        changeInbox((known) => withFrame(known, frame));
        if (frame.type !== 'notification') return;
        setToast(frame.notification);
        // A hold may be paid or over; the banner on every page shows holds.
        void queryClient.invalidateQueries({ queryKey: holdsKey(userId) });
      };
      ws.onclose = () => {
        // For whatever reason: when the token has expired, the session gets a new one, and that restarts this effect.
        if (!stopped) timer = window.setTimeout(connect, reconnectDelayMs(attempt++));
      };
    };
    connect();
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      socket.current?.close();
      socket.current = null;
    };
  }, [userId, token, changeInbox, queryClient]);

  const markRead = useCallback(
    (ids: string[]) => {
      if (ids.length === 0 || socket.current?.readyState !== WebSocket.OPEN) return;
      socket.current.send(JSON.stringify({ type: 'ack', ids: ids.slice(0, maxIdsPerMessage) }));
      changeInbox((known) => withRead(known, new Set(ids)));
    },
    [changeInbox],
  );
  const dismissToast = useCallback(() => setToast(null), []);
  return { inbox, failed: isError, toast, loadRecent: refetch, markRead, dismissToast };
}
