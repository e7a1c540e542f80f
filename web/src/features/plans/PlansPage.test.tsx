import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';
import type { Drawing, Plan, PlanDocument } from '../../shared/api/types';

const document: PlanDocument = {
  format: 'ticketing-plan/1', name: 'Club',
  sections: [
    { name: 'Standing', subsections: [{ number: 1, kind: 'area', capacity: 500, label: 'Dance floor' }] },
    { name: 'Seats', category: 'Best', subsections: [{ number: 1, rows: 1, seats_per_row: 3 }] },
  ],
};
const plan: Plan = {
  plan_id: '0197a000-0000-7000-8000-0000000000aa', version: 1, newest_version: 1, name: 'Club', seats: 503,
  created_at: '2026-11-20T10:00:00Z', document,
};
/** The contract's types have no null inside a list. */
const gap = null as never;
const drawing: Drawing = {
  drawing: {
    width: 100, height: 80, stage: { x: 50, y: 5, width: 40, height: 8, label: 'Stage' },
    categories: [{ name: 'Best', color: '#a03c5f' }],
  },
  sections: [
    {
      name: 'Standing', category: null, floor: null,
      subsections: [{ number: 1, outline: [[0, 0], [9, 0], [9, 9]], rows: null }],
    },
    {
      name: 'Seats', category: 'Best', floor: null,
      subsections: [{ number: 1, outline: [[0, 0], [30, 0], [30, 9]], rows: [[[5, 5], gap, [25, 5]]] }],
    },
  ],
};

it('keeps a template as a plan, and draws it', async () => {
  answer('get', '/plans', { plans: [] });
  answer('get', '/plans/{plan_id}', plan);
  answer('get', '/plans/{plan_id}/drawing', drawing);
  // After the plan, whose address has the same form.
  answer('get', '/plans/templates', { templates: [{ key: 'club', name: 'Club', seats: 503, document }] });
  const stored = answer('post', '/plans', plan);
  const { person, screen } = visit('/organiser/plans', { user: seller });

  await person.click(await screen.findByRole('button', { name: 'Keep “Club” as a plan' }));

  const picture = await screen.findByRole('img', { name: 'Drawing of Club' });
  expect(stored).toEqual([document]);
  expect(picture.querySelector('.plan-seats')?.getAttribute('d')).toBe('M5 5h0M25 5h0');
  expect(picture.querySelector('.plan-block')?.getAttribute('points')).toBe('0,0 9,0 9,9');
  expect(screen.getByText(/free choice inside · Dance floor/)).toBeDefined();
});

it('says where a file is wrong', async () => {
  answer('get', '/plans', { plans: [] });
  answer('get', '/plans/templates', { templates: [] });
  answer('post', '/plans', new Refusal(400, 'invalid-request', {
    errors: { '/sections/2/subsections/0/rows': ['Must be 1 to 200.'] },
  }));
  const { person, screen } = visit('/organiser/plans', { user: seller });

  await person.upload(await screen.findByLabelText('File'), new File([JSON.stringify(document)], 'plan.json'));
  await person.click(screen.getByRole('button', { name: 'Import' }));

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('/sections/2/subsections/0/rows Must be 1 to 200.');
});

it('makes an event from a plan with a price of each section', async () => {
  answer('get', '/plans', { plans: [plan] });
  answer('get', '/plans/{plan_id}', plan);
  answer('get', '/plans/templates', { templates: [] });
  const events = answer('post', '/events', new Refusal(403, 'forbidden'));
  const { person, screen } = visit('/organiser/new', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Aurora');
  await person.type(screen.getByLabelText('Venue'), 'Dome');
  await person.selectOptions(
    await screen.findByLabelText('Where the plan comes from'), await screen.findByRole('option', { name: 'Club' }));
  await person.type(await screen.findByLabelText('Price in section Standing'), '500');
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  expect(screen.getByLabelText('Price in section Seats').getAttribute('aria-invalid')).toBe('true');

  await person.type(screen.getByLabelText('Price in section Seats'), '900');
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  await screen.findByText('Your account may not do this.');
  expect(events).toMatchObject([{
    plan: {
      plan_id: plan.plan_id, version: 1,
      prices: [{ section: 'Standing', price: 50_000 }, { section: 'Seats', price: 90_000 }],
    },
  }]);
  expect(events[0]).not.toHaveProperty('sections');
});
