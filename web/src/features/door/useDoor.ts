import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { Admissions, ScanConflict } from '../../shared/api/types';
import { useSession } from '../auth';
import { isServerAway, judge, upload, type DoorKit } from './doorEngine';
import { saveContact } from './device';
import type { Decision } from './doorRules';
import { doorStore } from './doorStore';
import { fetchAdmissions, fetchConflicts, undoScan } from './queries';
import { useDoorKit } from './useDoorKit';

/** How often the page asks for the numbers, and so how soon it learns that the network is back. */
const heartbeatMs = 5_000;

/**
 * Everything the door page does: scans tickets, undoes an admission, uploads what the server does not know, counts.
 * The requests are not TanStack queries: the page decides without a network, and its heartbeat is the retry.
 */
export function useDoor(eventId: number) {
  const { user, restoring, authorized } = useSession();
  const call = user === null && !restoring ? undefined : authorized;
  const kit = useDoorKit(eventId, call);
  const { loaded, scans, device, keep, forget } = kit;
  const [decision, setDecision] = useState<Decision>();
  const [failure, setFailure] = useState<unknown>();
  const [online, setOnline] = useState(navigator.onLine);
  const [counts, setCounts] = useState<Admissions>();
  const [conflicts, setConflicts] = useState<ScanConflict[]>([]);
  const busy = useRef(false);
  const [judging, setJudging] = useState(false);
  const unsent = useMemo(() => [...scans.values()].filter((scan) => !scan.sent), [scans]);
  const unsentNow = useRef(unsent);
  useEffect(() => {
    unsentNow.current = unsent;
  }, [unsent]);

  const beat = useCallback(async () => {
    if (call === undefined) return;
    try {
      if (unsentNow.current.length > 0) keep(await upload(eventId, unsentNow.current, device, call));
      const now = await call((token) => fetchAdmissions(token, eventId));
      saveContact(eventId, now.contact);
      setCounts(now);
      setOnline(true);
      setConflicts(now.conflicts === 0 ? [] : (await call((token) => fetchConflicts(token, eventId))).conflicts);
    } catch (error) {
      if (isServerAway(error)) setOnline(false);
      else setFailure(error);
    }
  }, [call, device, eventId, keep]);

  useEffect(() => {
    const now = () => void beat();
    const offline = () => setOnline(false);
    now();
    const timer = setInterval(now, heartbeatMs);
    window.addEventListener('online', now);
    window.addEventListener('offline', offline);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
      window.removeEventListener('offline', offline);
    };
  }, [beat]);

  const scan = useCallback(
    async (payload: string, knownHash?: string) => {
      if (busy.current || loaded === undefined) return;
      busy.current = true;
      setJudging(true);
      setFailure(undefined);
      const used: DoorKit = { eventId, device, keys: loaded.keys, list: loaded.list, scans };
      try {
        const judged = await judge(payload, used, online ? call : undefined, knownHash);
        if (judged.decision.offline) setOnline(false);
        if (judged.stored) keep([judged.stored]);
        setDecision(judged.decision);
        if (judged.decision.outcome === 'admitted' && !judged.decision.offline) void beat();
      } catch (error) {
        setDecision(undefined);
        setFailure(error);
      } finally {
        busy.current = false;
        setJudging(false);
      }
    },
    [beat, call, device, eventId, keep, loaded, online, scans],
  );

  const undo = useCallback(async () => {
    const scanned = [...scans.values()].find((known) => known.scan_id === decision?.scanId);
    if (scanned === undefined || decision === undefined) return;
    setFailure(undefined);
    try {
      if (scanned.sent) {
        if (call === undefined) throw new ApiError('unauthenticated', 401);
        await call((token) => undoScan(token, eventId, scanned.scan_id, scanned.device_id));
      }
      await doorStore.removeScan(scanned.scan_id);
      forget(scanned.hash);
      const { undoUntilMs: _, ...rest } = decision;
      setDecision({ ...rest, outcome: 'undone' });
      void beat();
    } catch (error) {
      setFailure(error);
    }
  }, [beat, call, decision, eventId, forget, scans]);

  return {
    ...kit, signedOut: call === undefined, decision, failure, online: online && call !== undefined, counts, conflicts,
    unsent: unsent.length, judging, scan, undo,
  };
}
