import type { ScanRequest, SectionPlan, TicketKeys } from '../../shared/api/types';

/** What a device stores of an event, so that its door works after a reload without a network. */
export interface StoredEvent {
  eventId: number;
  name: string;
  /** The venue's; absent on devices that stored the event before times were shown in it. */
  timeZone?: string;
  /** Sections whose places have labels; absent on devices that stored the event before there were labels. */
  sections?: SectionPlan[];
  list: ArrayBuffer;
  etag: string | undefined;
  keys: TicketKeys;
}

/** An admission by this device. */
export interface StoredScan extends ScanRequest {
  eventId: number;
  /** The ticket's hash, in hex. */
  hash: string;
  /** The server has answered it, so it is not sent again. */
  sent: boolean;
  /** The server's answer; absent for scans from before it gave one to each scan. */
  answer?: StoredAnswer;
}

/** What the server made of an admission. */
export interface StoredAnswer {
  outcome: string | null;
  decidedBy: string | null;
  clamped: string | null;
  /** Set if the server did not record it. */
  refused?: { code: string; reason: string };
}

const databaseName = 'ticketing-door';
const databaseVersion = 1;

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, databaseVersion);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('events', { keyPath: 'eventId' });
    request.result.createObjectStore('scans', { keyPath: 'scan_id' }).createIndex('eventId', 'eventId');
  };
  return settled(request);
}

/** The open database. A failed opening is forgotten, so that the next call tries again. */
let opened: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser could not store data.'));
  });
}

/** Resolves when the change is on disk. The page lets nobody in before that. */
async function change(store: 'events' | 'scans', act: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(store, 'readwrite', { durability: 'strict' });
  act(transaction.objectStore(store));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser could not store data.'));
  });
}

export const doorStore = {
  event: async (eventId: number): Promise<StoredEvent | undefined> =>
    settled((await database()).transaction('events').objectStore('events').get(eventId) as IDBRequest<StoredEvent>),
  putEvent: (event: StoredEvent) => change('events', (store) => store.put(event)),
  scans: async (eventId: number): Promise<StoredScan[]> =>
    settled(
      (await database()).transaction('scans').objectStore('scans').index('eventId').getAll(eventId) as IDBRequest<
        StoredScan[]
      >,
    ),
  putScans: (scans: StoredScan[]) => change('scans', (store) => scans.forEach((scan) => store.put(scan))),
  removeScan: (scanId: string) => change('scans', (store) => store.delete(scanId)),
};
