import { within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer } from '../../testing/server';

it('leads from any page of an event to all of its pages', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/sellers/me/codes', { codes: [], next: null });
  answer('get', '/sellers/me/webhooks', { webhooks: [] });
  const { person, screen } = visit('/organiser/codes?event=7', { user: seller });
  const menu = within(await screen.findByRole('navigation', { name: 'This event' }));
  const at = '/organiser/event/7';
  expect(menu.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    at, `${at}/figures`, `${at}/seats`, `${at}#event-orders-title`, `${at}#pricing-title`, '/organiser/codes?event=7',
    `${at}/allotments`, `${at}/box-office`, `${at}/plan`, `${at}#attendees-title`, `${at}#event-money-title`,
    `${at}#activity`, '/organiser/team', '/organiser/webhooks', '/event/7',
  ]);
  await person.click(menu.getByRole('link', { name: 'Webhooks' }));
  const desk = within(await screen.findByRole('navigation', { name: 'Organiser' }));
  expect(desk.getByRole('link', { name: 'Webhooks' }).getAttribute('aria-current')).toBe('page');
});
