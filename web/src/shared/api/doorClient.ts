import type {
  Admissions, DoorStaff, MyTickets, ScanAnswer, ScanConflict, ScanRequest, TicketKeys,
} from './doorTypes';
import { request } from './http';

/** Tickets and the door: one function an endpoint of docs/api.md, as client.ts has the others. */

const part = (value: string | number) => encodeURIComponent(String(value));

export const tickets = {
  ofOrder: (token: string, orderId: string, signal?: AbortSignal) =>
    request<MyTickets>(`/tickets/orders/${part(orderId)}`, { token, signal }),
  keys: () => request<TicketKeys>('/tickets/keys', { revalidate: true }),
  codePath: (ticketId: string) => `/tickets/${part(ticketId)}/qr.svg`,
  pdfPath: (orderId: string) => `/tickets/orders/${part(orderId)}/pdf`,
  calendarPath: (orderId: string) => `/tickets/orders/${part(orderId)}/calendar.ics`,
};

const doorRoot = (eventId: number) => `/events/${part(eventId)}`;

export const door = {
  scan: (token: string, eventId: number, body: ScanRequest, signal: AbortSignal) =>
    request<ScanAnswer>(`${doorRoot(eventId)}/scans`, { method: 'POST', token, body, signal }),
  upload: (token: string, eventId: number, scans: ScanRequest[]) =>
    request<{ results: ScanAnswer[] }>(`${doorRoot(eventId)}/scans/batch`, { method: 'POST', token, body: { scans } }),
  undo: (token: string, eventId: number, scanId: string, deviceId: string) =>
    request<ScanAnswer>(`${doorRoot(eventId)}/scans/${part(scanId)}/undo`, {
      method: 'POST', token, body: { device_id: deviceId },
    }),
  admissions: (token: string, eventId: number) =>
    request<Admissions>(`${doorRoot(eventId)}/admissions`, { token, revalidate: true }),
  conflicts: (token: string, eventId: number) =>
    request<{ conflicts: ScanConflict[]; next: string | null }>(
      `${doorRoot(eventId)}/scan-conflicts?limit=100`, { token, revalidate: true },
    ),
  listPath: (eventId: number) => `${doorRoot(eventId)}/scan-list`,
  staff: (token: string, eventId: number, signal?: AbortSignal) =>
    request<{ staff: DoorStaff[]; next: string | null }>(`${doorRoot(eventId)}/door-staff?limit=100`, { token, signal }),
  addStaff: (token: string, eventId: number, email: string) =>
    request<DoorStaff>(`${doorRoot(eventId)}/door-staff`, { method: 'POST', token, body: { email } }),
  removeStaff: (token: string, eventId: number, userId: string) =>
    request<void>(`${doorRoot(eventId)}/door-staff/${part(userId)}`, { method: 'DELETE', token }),
};
