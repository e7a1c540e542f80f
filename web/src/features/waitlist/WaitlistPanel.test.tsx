import { beforeEach, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, waitlistEntry } from '../../testing/samples';
import { answer, Refusal, stream, tokeniser } from '../../testing/server';

beforeEach(() => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', {
    event_id: 7, currency: 'TWD', sections: [{ section: 'A', price: 300_000, total: 8, available: 0 }],
  });
  stream('/api/seat_reservation/7/changes');
});

it('joins with a card, shows the place in line, and leaves', async () => {
  tokeniser();
  const waiting = waitlistEntry();
  answer('get', '/waitlist/{user_id}', { entries: [] }, { entries: [waiting] });
  const requests = answer('post', '/waitlist', waiting);
  const { person, screen } = visit('/event/7', { user: buyer });

  expect(await screen.findByRole('link', { name: 'Section A NT$3,000.00 Sold out' })).toBeDefined();
  await person.click(await screen.findByRole('checkbox', { name: 'Section A, NT$3,000.00 a seat' }));
  await person.click(screen.getByRole('button', { name: 'Card that works' }));
  await person.click(screen.getByRole('button', { name: 'Join the waitlist' }));

  expect(await screen.findByText('You are number 3 in line')).toBeDefined();
  expect(screen.getByText(/NT\$6,000.00 reserved on your card/)).toBeDefined();
  expect(requests).toEqual([
    {
      event_id: 7, party_size: 2, sections: ['A'], adjacent: true, accessible: false, price_cap: null,
      payment_token: 'tok_1',
    },
  ]);

  const left = waitlistEntry({ status: 'LEFT', position: null, ahead: null });
  answer('delete', '/waitlist/entries/{entry_id}', left);
  answer('get', '/waitlist/{user_id}', { entries: [left] });
  await person.click(screen.getByRole('button', { name: 'Leave the waitlist' }));
  expect(await screen.findByText('You left the waitlist. The money is no longer reserved.')).toBeDefined();
});

it('keeps the form after a decline, and tries with a new token', async () => {
  tokeniser();
  answer('get', '/waitlist/{user_id}', { entries: [] });
  const requests = answer('post', '/waitlist', new Refusal(402, 'payment-declined', { reason: 'insufficient-funds' }));
  const { person, screen } = visit('/event/7', { user: buyer });
  await person.click(await screen.findByRole('button', { name: 'Card without enough money' }));
  await person.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  expect((await screen.findByRole('alert')).textContent).toContain('There is not enough money on this card.');
  await person.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  await screen.findByRole('button', { name: 'Join the waitlist' });
  await expect.poll(() => requests.length).toBe(2);
  expect(requests).toMatchObject([{ payment_token: 'tok_1' }, { payment_token: 'tok_2' }]);
});

it('asks visitors to sign in as a buyer', async () => {
  const { screen } = visit('/event/7');
  const link = await screen.findByRole('link', { name: 'Sign in as a buyer to join the waitlist' });
  expect(link.getAttribute('href')).toBe('/sign-in?return=%2Fevent%2F7');
  expect(screen.getByText(/^Every seat is held or sold. Join the waitlist below/)).toBeDefined();
  expect(screen.queryByText('On sale')).toBeNull();
});

it('waits for a wheelchair place and the seat beside it', async () => {
  tokeniser();
  const [section] = event.sections;
  const [block] = section!.subsections;
  answer('get', '/events/{event_id}', {
    ...event, sections: [{ ...section!, subsections: [{ ...block!, accessible: [{ row: 1, seat: 1 }] }] }],
  });
  const waiting = waitlistEntry({ accessible: true, companions: 1 });
  answer('get', '/waitlist/{user_id}', { entries: [] }, { entries: [waiting] });
  const requests = answer('post', '/waitlist', waiting);
  const { person, screen } = visit('/event/7', { user: buyer });
  await person.selectOptions(
    await screen.findByRole('combobox', { name: 'Wheelchair places' }), '1 wheelchair place and 1 seat beside it',
  );
  await person.click(screen.getByRole('button', { name: 'Card that works' }));
  await person.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  expect(await screen.findByText(/1 of them beside wheelchair places/)).toBeDefined();
  expect(requests).toMatchObject([{ party_size: 2, accessible: true, companions: 1 }]);
});
