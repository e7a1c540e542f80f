import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { EventPlan, PlanChange } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const block = {
  number: 1, rows: 1, seats_per_row: 3, row_lengths: null, unavailable: [{ row: 1, seat: 3 }], accessible: null,
};
const section = { name: 'A', price: null, subsections: [block] };

const plan: EventPlan = {
  event_id: 7, edition: 3, is_applied: true, changes: [],
  plan: { format: 'ticketing-plan/1', name: 'Aurora Tour', drawing: null, sections: [section] },
};

const change: PlanChange = {
  edition: 3, state: 'preview', seats_before: 2, seats_after: 1, taken: [], taken_total: 0,
  changes: [{
    section: 'A', subsection: 1, is_new: false, seats_added: 0, seats_blocked: 2, seats_reopened: 1, accessible: 0,
    companion: 0, renamed: 0, moved: false,
  }],
};

const seats = {
  event_id: 7, section: 'A', subsection: 1, sequence: 1, price: 300_000, currency: 'TWD', rows: ['023'],
} as never;

function open(...plans: EventPlan[]) {
  answer('get', '/events/{event_id}', event);
  answer('get', '/events/{event_id}/plan', ...(plans.length > 0 ? plans : [plan]));
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', seats);
  return visit('/organiser/event/7/plan', { user: seller });
}

it('blocks and gives back the seats that were clicked, after showing what changes', async () => {
  const previews = answer('post', '/events/{event_id}/plan/preview', change);
  const changes = answer('put', '/events/{event_id}/plan', { ...change, edition: 4, state: 'applying' });
  const { person, screen } = open(plan, { ...plan, edition: 4, is_applied: false }, { ...plan, edition: 4 });

  await person.click(await screen.findByRole('gridcell', { name: 'Row 1, seat 1, for sale' }));
  await person.click(screen.getByRole('gridcell', { name: 'Row 1, seat 3, blocked' }));
  screen.getByRole('gridcell', { name: 'Row 1, seat 1, blocked, changed' });
  await screen.findByRole('gridcell', { name: 'Row 1, seat 2, sold' });
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));
  await screen.findByText('2 seats blocked, 1 seat for sale again');
  expect(changes).toEqual([]);
  await person.click(screen.getByRole('button', { name: 'Change the seats now' }));

  await screen.findByText('The seats follow the change…');
  const sent = {
    edition: 3,
    plan: {
      ...plan.plan,
      sections: [{ ...section, subsections: [{ ...block, unavailable: [{ row: 1, seat: 1 }], accessible: [] }] }],
    },
  };
  expect(previews).toEqual([sent]);
  expect(changes).toEqual([{ ...sent, taken: 'refuse' }]);
});

it('asks before it leaves seats that somebody has, and names them', async () => {
  answer('post', '/events/{event_id}/plan/preview', {
    ...change, taken_total: 1,
    taken: [{
      section: 'A', subsection: 1, row: 1, seat: 2, name: 'A-1 row 1 seat 2', status: 'SOLD', change: 'blocked',
    }],
  });
  const changes = answer('put', '/events/{event_id}/plan', { ...change, edition: 4, state: 'applying' });
  const { person, screen } = open();

  await person.click(await screen.findByRole('gridcell', { name: 'Row 1, seat 2, sold' }));
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));
  await screen.findByText('A-1 row 1 seat 2');
  await person.click(screen.getByRole('button', { name: 'Change the others, leave these' }));

  await expect.poll(() => changes).toMatchObject([{ taken: 'keep' }]);
});

it('reads a changed plan from a file, and says where it is wrong', async () => {
  const previews = answer('post', '/events/{event_id}/plan/preview', new Refusal(400, 'invalid-request', {
    errors: { '/sections/0/subsections/0/seats_per_row': ['Must stay 3.'] },
  }));
  const { person, screen } = open();

  const file = new File([JSON.stringify({ ...plan.plan, sections: [] })], 'plan.json', { type: 'application/json' });
  await person.upload(await screen.findByLabelText('Changed plan (JSON or CSV)'), file);
  await screen.findByText('plan.json is read. Look at what changes below.');
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));

  await screen.findByText('/sections/0/subsections/0/seats_per_row');
  expect(previews).toMatchObject([{ plan: { sections: [] } }]);
});

it('marks companion seats, and gives all of them to everybody', async () => {
  const previews = answer('post', '/events/{event_id}/plan/preview', {
    ...change, changes: [{ ...change.changes[0]!, seats_blocked: 0, seats_reopened: 0, companion: 1 }],
  });
  const own = { ...block, unavailable: null, accessible: [{ row: 1, seat: 1 }] };
  const { person, screen } = open({ ...plan, plan: { ...plan.plan, sections: [{ ...section, subsections: [own] }] } });

  await person.selectOptions(
    await screen.findByLabelText('A click on a seat'), 'makes it a companion seat, or ordinary');
  await person.click(screen.getByRole('gridcell', { name: 'Row 1, seat 3, for sale' }));
  screen.getByRole('gridcell', { name: 'Row 1, seat 3, companion seat, changed' });
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));
  await screen.findByText('1 seat with a companion mark, or without it');
  await person.click(screen.getByRole('button', { name: 'Sell 1 companion seat to everybody' }));
  screen.getByRole('gridcell', { name: 'Row 1, seat 3, for sale' });
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));

  const sent = (companion: unknown) => ({
    edition: 3, plan: { ...plan.plan, sections: [{ ...section, subsections: [{ ...own, companion }] }] },
  });
  await waitFor(() => expect(previews).toEqual([sent([{ row: 1, seat: 3 }]), sent(null)]));
});

it('takes the companion marks of a wheelchair place along when it is blocked', async () => {
  const previews = answer('post', '/events/{event_id}/plan/preview', change);
  const own = { ...block, unavailable: null, accessible: [{ row: 1, seat: 1 }], companion: [{ row: 1, seat: 2 }] };
  const { person, screen } = open({ ...plan, plan: { ...plan.plan, sections: [{ ...section, subsections: [own] }] } });

  await person.click(await screen.findByRole('gridcell', { name: 'Row 1, seat 1, accessible' }));
  await person.click(screen.getByRole('button', { name: 'Show what changes' }));

  await waitFor(() => expect(previews).toMatchObject([{
    plan: { sections: [{ subsections: [{ accessible: [], companion: null, unavailable: [{ row: 1, seat: 1 }] }] }] },
  }]));
});
