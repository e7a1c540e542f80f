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
