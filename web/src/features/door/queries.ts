import { answerOf, api, bearer } from '../../shared/api/client';
import type { ScanAnswer, ScanRequest } from '../../shared/api/types';

/** The server's largest page. The door page shows one page of conflicts, the newest. */
const conflictLimit = 100;

const ofEvent = (eventId: number) => ({ params: { path: { event_id: eventId } } });

export const scanTicket = (token: string, eventId: number, body: ScanRequest, signal: AbortSignal) =>
  answerOf(api.POST('/events/{event_id}/scans', { ...ofEvent(eventId), headers: bearer(token), body, signal }));

export const uploadScans = (token: string, eventId: number, scans: ScanRequest[]) =>
  answerOf(
    api.POST('/events/{event_id}/scans/batch', { ...ofEvent(eventId), headers: bearer(token), body: { scans } }),
  );

export const undoScan = (token: string, eventId: number, scanId: string, deviceId: string): Promise<ScanAnswer> =>
  answerOf(
    api.POST('/events/{event_id}/scans/{scan_id}/undo', {
      params: { path: { event_id: eventId, scan_id: scanId } }, headers: bearer(token), body: { device_id: deviceId },
    }),
  );

export const lookUpTickets = (token: string, eventId: number, query: string) =>
  answerOf(
    api.POST('/events/{event_id}/ticket-lookups', { ...ofEvent(eventId), headers: bearer(token), body: { query } }),
  );

export const fetchAdmissions = (token: string, eventId: number) =>
  answerOf(
    api.GET('/events/{event_id}/admissions', { ...ofEvent(eventId), headers: bearer(token), cache: 'no-cache' }),
  );

export const fetchConflicts = (token: string, eventId: number) =>
  answerOf(
    api.GET('/events/{event_id}/scan-conflicts', {
      params: { path: { event_id: eventId }, query: { limit: conflictLimit } },
      headers: bearer(token), cache: 'no-cache',
    }),
  );

export const scanListPath = (eventId: number) => `/events/${eventId}/scan-list`;
