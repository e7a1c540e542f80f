import { waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { visit, sessionOf } from '../../testing/render';
import { buyer } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

afterEach(() => localStorage.clear());

describe('buying without a password', () => {
  it('asks for a mail, and says where to look for it', async () => {
    const asked = answer('post', '/users/guests', 'done');
    const { screen, person } = visit('/sign-in?return=/booking/7');
    await person.click(await screen.findByRole('link', { name: 'Buy without a password' }));
    await person.type(await screen.findByLabelText('Name'), 'Ada');
    await person.type(screen.getByLabelText('Email'), 'ada@example.org');
    await person.click(screen.getByRole('button', { name: 'Send me the link' }));
    await screen.findByText(/a mail is on its way to ada@example.org/);
    expect(asked).toEqual([{ email: 'ada@example.org', name: 'Ada' }]);
  });

  it('signs in by the link of the mail, and leads to where the guest was going', async () => {
    localStorage.setItem('ticketing.guest-return', '/event/7');
    const used = answer('post', '/users/guests/sign-in', sessionOf(buyer));
    const { screen, person } = visit('/guest#secret-of-the-mail');
    await person.click(await screen.findByRole('button', { name: 'Go on' }));
    const link = await screen.findByRole('link', { name: 'Go on here' });
    expect(link).toHaveProperty('pathname', '/event/7');
    expect(used).toEqual([{ token: 'secret-of-the-mail' }]);
  });

  it('leads to another mail when the link is over', async () => {
    answer('post', '/users/guests/sign-in', new Refusal(410, 'link-over'));
    const { screen, person } = visit('/guest#secret-of-the-mail');
    await person.click(await screen.findByRole('button', { name: 'Go on' }));
    await screen.findByRole('link', { name: 'Ask for another link' });
  });
});

describe('a guest who deletes the account', () => {
  const guest = { ...buyer, is_guest: true };

  it('is asked for no password, and gets a mail with a link', async () => {
    answer('get', '/users/sessions', { sessions: [], next: null });
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    const asked = answer('post', '/users/guests/deletion-link', 'done');
    const { screen, person } = visit('/account', { user: guest });
    const data = within(await screen.findByRole('region', { name: 'Your data' }));
    expect(data.queryByLabelText('Your password')).toBeNull();
    await person.click(data.getByRole('button', { name: 'Mail me the link' }));
    const sent = await data.findByText(/A mail is on its way to ada@example.com/);
    expect(asked).toHaveLength(1);
    await waitFor(() => expect(document.activeElement?.contains(sent)).toBe(true));
  });

  it('deletes it by the link’s page, after a press', async () => {
    const used = answer('post', '/users/guests/deletion', new Refusal(409, 'tickets-to-come'), 'done');
    const { screen, person } = visit('/delete-account#secret-of-the-mail', { user: guest });
    await person.click(await screen.findByRole('button', { name: 'Delete my account for good' }));
    await screen.findByRole('alert');
    expect(used).toEqual([{ token: 'secret-of-the-mail' }]);
    await person.click(screen.getByRole('button', { name: 'Delete my account for good' }));
    await screen.findByText('Your account is deleted, and you are signed out everywhere.');
    expect(await screen.findByRole('link', { name: 'Sign in' })).toBeDefined();
  });
});
