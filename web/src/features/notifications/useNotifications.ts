import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Notification } from '../../shared/api/types';
import { openSocket, type OpenSocket } from '../../shared/sse/openSocket';
import { useSession } from '../auth';
import { holdsKey } from '../orders';
import { emptyInbox, readFrame, withFrame, withRead, type Inbox } from './notifications';
import { inboxKey, inboxQuery, socketPath } from './queries';

const protocol = 'ticketing.notifications.v1';

/** The code with which the server closes a socket whose token has expired or whose session has ended. */
const tokenOver = 4401;

/** The server takes this many ids in one message. */
const maxIdsPerMessage = 100;

/**
 * The user's notifications, live over one WebSocket while the page is seen. The token is a subprotocol: a browser
 * cannot send a header with a socket, and servers log addresses.
 */
export function useNotifications() {
  const { user, token, authorized, renewSession } = useSession();
  const userId = user?.user_id;
  const queryClient = useQueryClient();
  // Opening the list fetches; before that the socket alone fills the inbox.
  const { data: inbox = emptyInbox, isError, refetch } = useQuery({
    ...inboxQuery(userId, authorized), enabled: false,
  });
  const [toast, setToast] = useState<Notification | null>(null);
  const socket = useRef<OpenSocket | null>(null);
  const changeInbox = useCallback(
    (change: (inbox: Inbox) => Inbox) =>
      queryClient.setQueryData<Inbox>(inboxKey(userId), (known) => change(known ?? emptyInbox)),
    [queryClient, userId],
  );

  useEffect(() => {
    if (userId === undefined || token === undefined) return;
    const url = new URL(socketPath(userId), window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const opened = openSocket({
      url: url.href,
      protocols: [protocol, `bearer.${token}`],
      onMessage: (text) => {
        const frame = readFrame(text);
        if (frame === null) return;
        changeInbox((known) => withFrame(known, frame));
        if (frame.type !== 'notification') return;
        setToast(frame.notification);
        // A hold may be paid or over; the banner on every page shows holds.
        void queryClient.invalidateQueries({ queryKey: holdsKey(userId) });
      },
      onClosed: (code) => {
        // A new token restarts this effect.
        if (code === tokenOver) renewSession();
      },
    });
    socket.current = opened;
    return () => {
      opened.close();
      socket.current = null;
    };
  }, [userId, token, changeInbox, queryClient, renewSession]);

  const markRead = useCallback(
    (ids: string[]) => {
      if (ids.length === 0) return;
      const ack = JSON.stringify({ type: 'ack', ids: ids.slice(0, maxIdsPerMessage) });
      if (socket.current?.send(ack) !== true) return;
      changeInbox((known) => withRead(known, new Set(ids)));
    },
    [changeInbox],
  );
  const dismissToast = useCallback(() => setToast(null), []);
  return { inbox, failed: isError, toast, loadRecent: refetch, markRead, dismissToast };
}
