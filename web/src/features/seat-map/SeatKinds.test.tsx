import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold } from '../../testing/samples';
import { answer, stream } from '../../testing/server';
import type { EventDetail, SubsectionPlan } from '../../shared/api/types';

let changes: ReturnType<typeof stream>;

const counts = { subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 };

beforeEach(() => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections/{section}', {
    section: 'A', price: 300_000, subsections: [counts],
  });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0000', '0000'],
  });
  changes = stream('/api/seat_reservation/7/changes');
  changes.send('snapshot', { seq: 10, subsections: [{ section: 'A', ...counts }] });
});

const openSection = () => visit('/event/7/section/A', { user: buyer });

/** Another buyer takes a seat of row 1. */
const takeByOther = (seat: number) =>
  changes.send('change', {
    seq: 11,
    subsections: [{ section: 'A', subsection: 1, available: 7, reserved: 1, sold: 0, seats: [[1, seat, 1]] }],
  });

/** The event with another plan of its only section. */
const planned = (change: Partial<SubsectionPlan>, more: Partial<EventDetail> = {}): EventDetail => ({
  ...event, ...more,
  sections: event.sections.map((section) => ({
    ...section, subsections: section.subsections.map((sub) => ({ ...sub, ...change })),
  })),
});

describe('a plan with labels, areas, tables and positions', () => {
  it('names rows and seats by their labels', async () => {
    answer('get', '/events/{event_id}', planned({
      label: 'Balcony', row_labels: ['AA'], numbering: { start: 1, step: 2, from: 'right', skip_gaps: false },
    }));
    const { person, screen } = openSection();

    await person.click(await screen.findByRole('gridcell', { name: 'Row AA, seat 7, available, NT$3,000.00' }));

    expect(screen.getByText('Balcony · Row AA · Seat 7')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: /^Row 2, seat 1, available/ })).toBeDefined();
  });

  it('asks only for a count in an area', async () => {
    answer('get', '/events/{event_id}', planned({ kind: 'area', label: 'Dance floor' }));
    const orders = answer('post', '/orders/create', hold());
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = openSection();

    expect(await screen.findByText('Dance floor')).toBeDefined();
    expect(screen.queryByRole('grid')).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Hold 2 tickets' }));

    await screen.findByRole('heading', { name: 'Your booking' });
    expect(orders).toMatchObject([{ mode: 'best_available', quantity: 2 }]);
  });

  it('picks a whole table by a click', async () => {
    answer('get', '/events/{event_id}', planned({ kind: 'tables', row_labels: ['T1', 'T2'] }));
    const { person, screen } = openSection();

    await person.click(await screen.findByRole('gridcell', { name: /^Row T1, seat 3, available/ }));
    expect(screen.getByRole('button', { name: 'Hold 4 seats' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /best/ })).toBeNull();

    takeByOther(2);
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: /^Hold/ })).toBeNull();
  });

  it('draws seats where they are', async () => {
    answer('get', '/events/{event_id}', planned({}, { has_drawing: true }));
    answer('get', '/events/{event_id}/drawing', {
      drawing: null,
      sections: [{
        name: 'A', category: null, floor: null,
        subsections: [{
          number: 1, outline: [], rows: [[[0, 0], [10, 0], [20, 0], [30, 0]], [[0, 10], [10, 12], [20, 12], [30, 10]]],
        }],
      }],
    });
    const { screen } = openSection();

    const seat = await screen.findByRole('gridcell', { name: /^Row 2, seat 2, available/ });
    await waitFor(() => expect(seat.style.left).not.toBe(''));
    expect(parseFloat(seat.style.top)).toBeGreaterThan(
      parseFloat(screen.getByRole('gridcell', { name: /^Row 2, seat 1, available/ }).style.top));
  });
});

