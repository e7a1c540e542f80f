import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchFile } from '../../shared/api/client';
import type { Authorized } from '../auth';
import { eventQuery } from '../events';
import { fetchTicketKeys } from '../tickets';
import { visibleLine } from '../../shared/i18n/visibleText';
import { loadDevice, maxDeviceName, saveDeviceName } from './device';
import type { SectionPlan } from '../../shared/api/types';
import { namedSections } from './doorSeats';
import { doorStore, type StoredEvent, type StoredScan } from './doorStore';
import { scanListPath } from './queries';
import { readScanList, type ScanList } from './scanList';
import { canVerify, importKeys, type Keys } from './signatures';

/** How often the page asks for a new list while there is a network. An unchanged list costs a 304. */
const refreshMs = 60_000;

interface Loaded {
  name: string;
  /** The venue's zone; undefined on a device that has not loaded it yet. */
  timeZone: string | undefined;
  sections: readonly SectionPlan[];
  keys: Keys;
  list: ScanList | undefined;
}

/** The event's keys and list, and this device's admissions: from the device first, then from the server. */
export function useDoorKit(eventId: number, call: Authorized | undefined) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [fromDevice, setFromDevice] = useState(false);
  const [scans, setScans] = useState<ReadonlyMap<string, StoredScan>>(new Map());
  const [device, setDevice] = useState(loadDevice);
  const [error, setError] = useState<unknown>();
  const stored = useRef<StoredEvent>(undefined);
  const queryClient = useQueryClient();

  const apply = useCallback(async (event: StoredEvent) => {
    const keys = await importKeys(event.keys);
    const list = await readScanList(event.list, event.eventId, keys);
    stored.current = event;
    setLoaded({ name: event.name, timeZone: event.timeZone, sections: event.sections ?? [], keys, list });
  }, []);

  useEffect(() => {
    let over = false;
    void (async () => {
      try {
        const [event, own] = await Promise.all([doorStore.event(eventId), doorStore.scans(eventId)]);
        if (over) return;
        setScans(new Map(own.map((scan) => [scan.hash, scan])));
        if (event && canVerify()) await apply(event);
      } catch (failure) {
        if (!over) setError(failure);
      } finally {
        if (!over) setFromDevice(true);
      }
    })();
    return () => {
      over = true;
    };
  }, [eventId, apply]);

  const refresh = useCallback(async () => {
    if (call === undefined || !canVerify()) return;
    try {
      const known = stored.current;
      const [file, keys, event] = await Promise.all([
        call((token) => fetchFile(scanListPath(eventId), token, { etag: known?.etag })),
        fetchTicketKeys(),
        known?.timeZone && known.sections ? undefined : queryClient.fetchQuery(eventQuery(eventId)),
      ]);
      const list = file ?? (known && { bytes: known.list, etag: known.etag });
      if (list === undefined) return;
      const timeZone = event?.time_zone ?? known?.timeZone;
      const next: StoredEvent = {
        eventId, name: event?.name ?? known?.name ?? '', list: list.bytes, etag: list.etag, keys,
        ...(timeZone !== undefined && { timeZone }), sections: event ? namedSections(event) : (known?.sections ?? []),
      };
      await doorStore.putEvent(next);
      await apply(next);
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  }, [call, eventId, queryClient, apply]);

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
  /** False if the text is no name: the device keeps the one it has. */
  const rename = useCallback((text: string) => {
    const name = visibleLine(text, maxDeviceName);
    if (name === undefined) return false;
    saveDeviceName(name);
    setDevice((before) => ({ ...before, name }));
    return true;
  }, []);

  return { loaded, fromDevice, scans, device, error, keep, forget, rename };
}
