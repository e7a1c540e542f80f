import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { FigureStep } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** What changed while nobody was told is found after this. */
const refreshMs = 15_000;

/** How far back a chart looks, by its step. */
const lengthHours: Record<FigureStep, number> = { minute: 1, hour: 24, day: 30 * 24 };

/** Seats of one page of the monitor's list. */
const monitorLimit = 500;

export const figuresKey = (userId: string | undefined, eventId: number) => privateKey(userId, 'figures', eventId);

export const figuresPath = (eventId: number) => `/events/${eventId}/figures/updates`;

/** What an event holds, sold and took until now. */
export const figuresQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: figuresKey(userId, eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/figures', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

/** The same step by step, up to now. */
export const seriesQuery = (
  userId: string | undefined, eventId: number, step: FigureStep, section: string, authorized: Authorized,
) =>
  queryOptions({
    queryKey: privateKey(userId, 'figure-series', eventId, step, section),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/figures/series', {
            params: {
              path: { event_id: eventId },
              query: {
                step, from: new Date(Date.now() - lengthHours[step] * 3_600_000).toISOString(),
                ...(section !== '' && { section }),
              },
            },
            headers: bearer(token), signal,
          }),
        ),
      ),
    refetchInterval: refreshMs,
  });

/** The seller's events with what they sold today, newest first. */
export const sellerFiguresQuery = (userId: string | undefined, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'seller-figures'),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/sellers/me/figures', {
            params: { query: { ...(after !== null && { after }) } }, headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshMs,
  });

/** The seats of a subsection that are held or sold. Without names: those are asked for seat by seat. */
export const takenSeatsQuery = (
  userId: string | undefined, eventId: number, section: string, subsection: number, authorized: Authorized,
) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'taken-seats', eventId, section, subsection),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/seat-monitor', {
            params: {
              path: { event_id: eventId },
              query: {
                section, subsection: String(subsection), taken: 'true', limit: monitorLimit,
                ...(after !== null && { after }),
              },
            },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshMs,
  });

export interface SeatOfSection {
  section: string;
  subsection: number;
  row: number;
  seat: number;
}

/** Who has one seat. Each reading is in the event's activity. */
export const seatHolderQuery = (
  userId: string | undefined, eventId: number, { section, subsection, row, seat }: SeatOfSection, withPeople: boolean,
  authorized: Authorized,
) =>
  queryOptions({
    queryKey: privateKey(userId, 'seat-holder', eventId, section, subsection, row, seat, withPeople),
    queryFn: async ({ signal }) => {
      const page = await authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/seat-monitor', {
            params: {
              path: { event_id: eventId },
              query: {
                section, subsection: String(subsection), row: String(row), seat: String(seat),
                ...(withPeople && { people: 'true' }),
              },
            },
            headers: bearer(token), signal,
          }),
        ),
      );
      return page.seats[0] ?? null;
    },
  });
