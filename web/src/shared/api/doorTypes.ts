/** Tickets and the door, as docs/api.md has them. */

export interface MyTicket {
  ticket_id: string;
  section: string;
  subsection: number;
  row: number;
  seat: number;
  state: 'VALID' | 'USED' | 'REFUNDED';
  used_at: string | null;
  code: string | null;
}

export interface MyTickets {
  order_id: string;
  event: { event_id: number; name: string; venue: string; starts_at: string; time_zone: string; status: string };
  tickets: MyTicket[];
}

export interface TicketKeys {
  keys: { key_id: string; algorithm: string; public_key: string }[];
}

export type ScanOutcome =
  | 'admitted'
  | 'already-used'
  | 'refunded'
  | 'not-sold'
  | 'wrong-event'
  | 'bad-signature'
  | 'admitted-twice'
  | 'undone';

export interface ScanRequest {
  scan_id: string;
  payload: string;
  device_id: string;
  scanned_at: string;
}

export interface ScanPlace {
  device_id: string;
  scanned_at: string;
}

export interface ScannedTicket {
  ticket_id: string;
  section: string;
  subsection: number;
  row: number;
  seat: number;
}

export interface ScanAnswer {
  scan_id: string;
  outcome: ScanOutcome;
  ticket: ScannedTicket | null;
  admitted: ScanPlace | null;
}

export interface ScanConflict {
  scan_id: string;
  kind: 'admitted-twice' | 'refunded' | 'not-sold';
  ticket_id: string;
  scan: ScanPlace;
  admitted: ScanPlace | null;
  recorded_at: string;
}

export interface Admissions {
  event_id: number;
  sold: number;
  admitted: number;
  conflicts: number;
}

export interface DoorStaff {
  user_id: string;
  email: string;
  name: string;
  added_at: string;
}
