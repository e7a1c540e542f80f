import { fireEvent, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Plan, PlanDocument } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const planId = '0197a000-0000-7000-8000-0000000000aa';
const document: PlanDocument = {
  format: 'ticketing-plan/1', name: 'Hall',
  sections: [{
    name: 'A', subsections: [{ number: 1, rows: 2, seats_per_row: 4, geometry: { x: 0, y: 0 }, label: 'Front' }],
  }],
};
const stored: Plan = {
  plan_id: planId, version: 2, newest_version: 2, name: 'Hall', seats: 8, created_at: '2026-11-20T10:00:00Z', document,
};

/** All of it by keyboard: jsdom has no canvas, and nobody needs one. */
it('draws, names, paints and stores a plan without a pointer', async () => {
  answer('get', '/plans/{plan_id}', stored);
  answer('get', '/plans/templates', { templates: [] });
  const sent = answer('post', '/plans', stored);
  const { person, screen } = visit('/organiser/plans/new', { user: seller });

  const block = await screen.findByRole('button', { name: 'Block of rows' });
  block.focus();
  await person.keyboard('{Enter}');
  await person.clear(screen.getByLabelText('Rows'));
  await person.type(screen.getByLabelText('Rows'), '3');
  const names = within(screen.getByRole('group', { name: 'Names of rows' }));
  await person.selectOptions(names.getByLabelText('Style'), 'Letters');
  await person.click(names.getByRole('button', { name: 'Name them: Names of rows' }));
  await person.click(screen.getByRole('button', { name: 'Add a category' }));
  await person.selectOptions(screen.getByLabelText('Paint with'), 'Category 1');
  await person.click(screen.getByRole('button', { name: 'Paint these' }));
  await person.selectOptions(screen.getByLabelText('Paint with'), 'Accessible');
  await person.clear(screen.getByLabelText('To place'));
  await person.type(screen.getByLabelText('To place'), '2');
  await person.click(screen.getByRole('button', { name: 'Paint these' }));
  await person.selectOptions(screen.getByLabelText('Paint with'), 'Companion seat');
  await person.clear(screen.getByLabelText('From place'));
  await person.type(screen.getByLabelText('From place'), '4');
  await person.clear(screen.getByLabelText('To place'));
  await person.type(screen.getByLabelText('To place'), '4');
  await person.click(screen.getByRole('button', { name: 'Paint these' }));
  await screen.findByText(/^1 seat marked as companion without a wheelchair place beside it/);
  await person.click(screen.getByRole('button', { name: 'Undo' }));
  await person.clear(screen.getByLabelText('From place'));
  await person.type(screen.getByLabelText('From place'), '3');
  await person.click(screen.getByRole('button', { name: 'Paint these' }));
  expect(screen.queryByText(/marked as companion/)).toBeNull();
  await person.click(screen.getByRole('button', { name: 'Standing area' }));
  fireEvent.keyDown(screen.getByRole('application'), { key: 'Escape' });
  await person.click(screen.getByRole('button', { name: 'Store the plan' }));

  await screen.findByText('Stored as version 2.');
  expect(sent).toMatchObject([{
    name: 'New plan', drawing: { categories: [{ name: 'Category 1' }] },
    sections: [{
      name: 'A',
      subsections: [{
        rows: 3, seats_per_row: 20, row_labels: ['A', 'B', 'C'],
        categories: [{ category: 'Category 1', from_row: 1 }],
        accessible: [{ row: 1, seat: 1 }, { row: 1, seat: 2 }],
        companion: [{ row: 1, seat: 3 }, { row: 1, seat: 4 }],
      }],
    }],
  }]);
});

it('shows the server’s reason at the object and keeps the draft over a reload', async () => {
  answer('get', '/plans/{plan_id}', stored);
  answer('get', '/plans/templates', { templates: [] });
  answer('put', '/plans/{plan_id}', new Refusal(400, 'invalid-request', {
    errors: { '/sections/0/subsections/0/row_labels': ['Another row is called A too.'] },
  }));
  const { person, screen } = visit(`/organiser/plans/${planId}/draw`, { user: seller });

  await person.click(await screen.findByRole('checkbox', { name: /A, Front/ }));
  await person.type(screen.getByLabelText('Label'), ' stalls');
  await person.click(screen.getByRole('button', { name: 'Store as version' }));
  expect((await screen.findByRole('alert')).textContent).toContain('row labels Another row is called A too.');
  await person.click(screen.getByRole('button', { name: 'Select none' }));
  await person.click(screen.getByRole('button', { name: 'Show it' }));
  expect(screen.getByLabelText<HTMLInputElement>('Label').value).toBe('Front stalls');

  const checked = answer('post', '/plans/check', { seats: 8, sections: 1, accessible: 0, companion: 0 });
  await person.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText('Nothing is wrong: 8 places for sale in 1 section. Nothing was stored.');
  expect(checked).toHaveLength(1);
  answer('post', '/plans/check', new Refusal(400, 'invalid-request', {
    errors: { '/sections/0/subsections/0/row_labels': ['Another row is called B too.'] },
  }));
  await person.click(screen.getByRole('button', { name: 'Check' }));
  expect((await screen.findByRole('alert')).textContent).toContain('row labels Another row is called B too.');

  await screen.findByText(/Kept in this browser until you store it/);
  expect(localStorage.getItem(`plan-draft/${seller.user_id}/${planId}`)).toContain('Front stalls');
  await person.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByLabelText<HTMLInputElement>('Label').value).toBe('Front');
});

it('comes back with the draft that was not stored', async () => {
  const draft = { ...document, sections: [{ name: 'Drawn', subsections: document.sections[0]?.subsections ?? [] }] };
  localStorage.setItem(
    `plan-draft/${seller.user_id}/${planId}`, JSON.stringify({ edition: 1, at: '2026-11-30T10:00:00Z', plan: draft }));
  answer('get', '/plans/{plan_id}', stored);
  answer('get', '/plans/templates', { templates: [] });
  const { person, screen } = visit(`/organiser/plans/${planId}/draw`, { user: seller });
  await screen.findByRole('checkbox', { name: /Drawn, Front/ });
  await person.click(screen.getByRole('button', { name: 'Throw the draft away' }));
  await screen.findByRole('checkbox', { name: /A, Front/ });
});
