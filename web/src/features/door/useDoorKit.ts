import { useCallback, useEffect, useRef, useState } from 'react';
import { events } from '../../shared/api/client';
import { door as api, tickets } from '../../shared/api/doorClient';
import { requestFile } from '../../shared/api/http';
import { doorStore, loadDevice, saveDevice, type StoredEvent, type StoredScan } from './doorStore';
import { readScanList, type ScanList } from './scanList';
import { canVerify, importKeys, type Keys } from './signatures';

type Call = <T>(call: (token: string) => Promise<T>) => Promise<T>;

/** A new list this often while there is a network: an unchanged one costs a 304. */
const refreshMs = 60_000;

interface Loaded {
  name: string;
  keys: Keys;
  list: ScanList | undefined;
}

/** The event's keys, list and this device's admissions: from the device first, then from the server. */
export function useDoorKit(eventId: number, call: Call | undefined) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [fromDevice, setFromDevice] = useState(false);
  const [scans, setScans] = useState<ReadonlyMap<string, StoredScan>>(new Map());
  const [device, setDevice] = useState(loadDevice);
  const [error, setError] = useState<unknown>();
  const stored = useRef<StoredEvent>(undefined);

  const use = useCallback(async (event: StoredEvent) => {
    const keys = await importKeys(event.keys);
    const list = await readScanList(event.list, event.eventId, keys);
    stored.current = event;
    setLoaded({ name: event.name, keys, list });
  }, []);

  useEffect(() => {
    let over = false;
    void (async () => {
      try {
        const [event, own] = await Promise.all([doorStore.event(eventId), doorStore.scans(eventId)]);
        if (over) return;
        setScans(new Map(own.map((scan) => [scan.hash, scan])));
        if (event && canVerify()) await use(event);
      } catch (failure) {
        if (!over) setError(failure);
      } finally {
        if (!over) setFromDevice(true);
      }
    })();
    return () => {
      over = true;
    };
  }, [eventId, use]);

  const refresh = useCallback(async () => {
    if (call === undefined || !canVerify()) return;
    try {
      const known = stored.current;
      const [file, keys, event] = await Promise.all([
        call((token) => requestFile(api.listPath(eventId), token, { etag: known?.etag })),
        tickets.keys(),
        known ? undefined : events.get(eventId),
      ]);
      const list = file ?? (known && { bytes: known.list, etag: known.etag });
      if (list === undefined) return;
      const next = { eventId, name: event?.name ?? known?.name ?? '', list: list.bytes, etag: list.etag, keys };
      await doorStore.putEvent(next);
      await use(next);
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  }, [call, eventId, use]);

  useEffect(() => {
    if (!fromDevice) return;
    void refresh();
    const timer = setInterval(() => void refresh(), refreshMs);
    return () => clearInterval(timer);
  }, [fromDevice, refresh]);

  const keep = useCallback((changed: readonly StoredScan[]) => {
    setScans((before) => new Map([...before, ...changed.map((scan) => [scan.hash, scan] as const)]));
  }, []);
  const forget = useCallback((hash: string) => {
    setScans((before) => new Map([...before].filter(([known]) => known !== hash)));
  }, []);
  const rename = useCallback((name: string) => {
    setDevice(name);
    if (name.trim() !== '') saveDevice(name.trim());
  }, []);

  return { loaded, fromDevice, scans, device, error, keep, forget, rename };
}
