import type { BookedTicket, EventOnTickets } from '../api/types';

/** The drawing of a ticket's code. */
export interface KeptCode {
  viewBox: string;
  path: string;
}

/** The tickets of an order that a person keeps on this device, with their codes: whoever has the device has them. */
export interface KeptOrder {
  orderId: string;
  /** Milliseconds since 1970. */
  keptAt: number;
  event: EventOnTickets;
  tickets: { ticket: BookedTicket; code: KeptCode | null }[];
}

const databaseName = 'ticketing-kept';
const databaseVersion = 1;
const storeName = 'orders';
/** More are refused: a device keeps what somebody goes to, not an archive. */
export const maxKeptOrders = 50;

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser could not store data.'));
  });
}

async function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(databaseName, databaseVersion);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'orderId' });
  const database = await settled(opening);
  try {
    const transaction = database.transaction(storeName, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser could not store data.'));
    });
    const [answer] = await Promise.all([settled(act(transaction.objectStore(storeName))), ended]);
    return answer;
  } finally {
    database.close();
  }
}

/** What is kept, by the time at which the events begin. */
export async function listKept(): Promise<KeptOrder[]> {
  const orders = await withStore('readonly', (store) => store.getAll() as IDBRequest<KeptOrder[]>);
  return orders.sort((a, b) => Date.parse(a.event.starts_at) - Date.parse(b.event.starts_at));
}

/** Keeps an order's tickets in place of those it had; false if the device keeps too many already. */
export async function keepOrder(order: KeptOrder): Promise<boolean> {
  const known = await listKept();
  if (known.length >= maxKeptOrders && known.every(({ orderId }) => orderId !== order.orderId)) return false;
  await withStore('readwrite', (store) => store.put(order));
  return true;
}

export const forgetOrder = (orderId: string) => withStore('readwrite', (store) => store.delete(orderId));

/** Nothing is left on the device: who signs out on a borrowed one leaves no tickets behind. */
export const forgetAllKept = () => withStore('readwrite', (store) => store.clear());
