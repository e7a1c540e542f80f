import { newIdempotencyKey } from '../../shared/api/client';
import { t } from '../../shared/i18n';
import { visibleLine } from '../../shared/i18n/visibleText';

/** Who scans: an id that this browser made once, and the name that its staff gave it. */
export interface Device {
  id: string;
  name: string;
}

export const maxDeviceName = 40;

const idKey = 'ticketing.door.device-id';
const nameKey = 'ticketing.door.device';

/** Where storage is forbidden, values live as long as the page. */
const inMemory = new Map<string, string>();

function load(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key);
  } catch {
    return inMemory.get(key);
  }
}

function save(key: string, value: string): void {
  inMemory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is forbidden or full: `inMemory` has it.
  }
}

/** A UUID. `crypto.randomUUID` is missing on plain-http pages of other hosts. */
export function newUuid(): string {
  const hex = newIdempotencyKey();
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}

/** A name from before the rule for names is replaced: nothing that the staff typed may keep a scan from arriving. */
export function loadDevice(): Device {
  let id = load(idKey);
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) {
    id = newUuid();
    save(idKey, id);
  }
  let name = visibleLine(load(nameKey) ?? '', maxDeviceName);
  if (name === undefined) {
    name = t.door.deviceNamed(id.slice(0, 4).toUpperCase());
    save(nameKey, name);
  }
  return { id, name };
}

export const saveDeviceName = (name: string) => save(nameKey, name);

const contactKey = (eventId: number) => `ticketing.door.contact.${eventId}`;

/** The server's newest proof that this device reached it: a scan without a network may claim no earlier time. */
export const loadContact = (eventId: number): string | undefined => load(contactKey(eventId));
export const saveContact = (eventId: number, contact: string) => save(contactKey(eventId), contact);
