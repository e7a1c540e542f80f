import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sessionOf, visit } from '../../testing/render';
import { buyer, event } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const svg = '<svg viewBox="0 0 29 29"><path fill="#fff" d="M0 0h29z"/><path fill="#000" d="M4 4h7v1h-7z"/></svg>';
const unverified = { ...buyer, email_verified: false };
const newPassword = 'violet tractor lagoon';

describe('a forgotten password', () => {
  it('sends the link without telling whether there is such an account', async () => {
    const asked = answer('post', '/users/password/forgot', 'done');
    const { person, screen } = visit('/forgot-password');
    await person.type(await screen.findByLabelText('Email'), 'ada@example.com');
    await person.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByText(/If there is an account with this address/)).toBeDefined();
    expect(asked).toEqual([{ email: 'ada@example.com' }]);
  });

  it('takes another password by the link, and says why it does not', async () => {
    const asked = answer(
      'post', '/users/password/reset',
      new Refusal(400, 'invalid-request', { errors: { password: ['Is easy to guess.'] } }), 'done',
    );
    const { person, screen } = visit('/reset-password#secret-of-the-link');
    await person.type(await screen.findByLabelText('New password'), 'password123');
    await person.click(screen.getByRole('button', { name: 'Save the new password' }));
    expect(await screen.findByText('Is easy to guess.')).toBeDefined();

    await person.clear(screen.getByLabelText('New password'));
    await person.type(screen.getByLabelText('New password'), newPassword);
    await person.click(screen.getByRole('button', { name: 'Save the new password' }));
    expect(await screen.findByText(/Your password is changed/)).toBeDefined();
    expect(asked.at(-1)).toEqual({ token: 'secret-of-the-link', password: newPassword });
  });

  it('needs a link', async () => {
    const { screen } = visit('/reset-password');
    expect(await screen.findByText(/opened by the link of a mail/)).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save the new password' }).disabled).toBe(true);
  });
});

describe('an address that is not confirmed', () => {
  it('is told before seats are chosen, with the mail once more', async () => {
    answer('get', '/events/{event_id}', { ...event, status: 'PREPARING' });
    answer('post', '/users/email/verification', 'done', new Refusal(429, 'too-many-requests'));
    const { person, screen } = visit('/event/7', { user: unverified });
    expect(await screen.findByText('Confirm your email address before you order')).toBeDefined();
    expect(screen.getByText(/We sent a mail with a link to ada@example.com/)).toBeDefined();

    await person.click(screen.getByRole('button', { name: 'Send the mail again' }));
    expect(await screen.findByText('The mail is on its way.')).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Send the mail again' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Too many requests.');
  });

  it('is confirmed by a button, and the session is renewed at once', async () => {
    const asked = answer('post', '/users/email/verify', 'done');
    const renewals = answer('post', '/users/session/renew', sessionOf(buyer, 'next'));
    const { person, screen } = visit('/verify-email#secret-of-the-link', { user: unverified });
    await person.click(await screen.findByRole('button', { name: 'Confirm my address' }));
    expect(await screen.findByText(/Your address is confirmed/)).toBeDefined();
    expect(asked).toEqual([{ token: 'secret-of-the-link' }]);
    expect(renewals).toHaveLength(1);
  });

  it('is offered another mail when the link is over', async () => {
    answer('post', '/users/email/verify', new Refusal(410, 'link-over'));
    const { person, screen } = visit('/verify-email#old', { user: unverified });
    await person.click(await screen.findByRole('button', { name: 'Confirm my address' }));
    expect((await screen.findByRole('alert')).textContent).toContain('This link was used already or is too old.');
    expect(screen.getByRole('button', { name: 'Send the mail again' })).toBeDefined();
  });

  it('is no matter to whose address is confirmed', async () => {
    answer('get', '/events/{event_id}', { ...event, status: 'PREPARING' });
    const { screen } = visit('/event/7', { user: buyer });
    expect(await screen.findByRole('heading', { name: 'Aurora Tour' })).toBeDefined();
    expect(screen.queryByText('Confirm your email address before you order')).toBeNull();
  });
});

describe('the second step', () => {
  it('is asked for once the password was right', async () => {
    const logIns = answer(
      'post', '/users/login', new Refusal(401, 'second-factor-required'), new Refusal(401, 'wrong-code'),
      sessionOf(buyer),
    );
    const { person, screen } = visit('/sign-in');
    await person.type(await screen.findByLabelText('Email'), 'ada@example.com');
    await person.type(screen.getByLabelText('Password'), newPassword);
    const signIn = within(screen.getByRole('main')).getByRole('button', { name: 'Sign in' });
    await person.click(signIn);
    expect(await screen.findByText(/Your account has a second step/)).toBeDefined();

    const code = screen.getByLabelText('Code of your authenticator app');
    expect(document.activeElement).toBe(code);
    await person.type(code, '000000');
    await person.click(signIn);
    expect((await screen.findByRole('alert')).textContent).toContain('The code is wrong');
    await person.clear(code);
    await person.type(code, '123456');
    await person.click(signIn);
    expect(await screen.findByRole('button', { name: /, your account$/ })).toBeDefined();
    expect(logIns.at(-1)).toEqual({ email: 'ada@example.com', password: newPassword, code: '123456' });
  });

  it('is set up on the account page with a picture, a key and recovery codes', async () => {
    answer('get', '/users/sessions', { sessions: [], next: null });
    answer(
      'get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 },
      { enabled: true, recovery_codes_left: 2 },
    );
    answer('post', '/users/me/second-factor', { secret: 'ABCD', uri: 'otpauth://totp/x', qr_svg: svg });
    const confirmed = answer('post', '/users/me/second-factor/confirm', { recovery_codes: ['K7QW-3ZRA', 'MN4B-XY2C'] });
    const { person, screen } = visit('/account', { user: buyer });
    const section = within(await screen.findByRole('region', { name: 'Second step at sign-in' }));
    await person.type(await section.findByLabelText('Current password'), newPassword);
    await person.click(section.getByRole('button', { name: 'Set up' }));
    expect(await section.findByRole('img', { name: 'QR code for your authenticator app' })).toBeDefined();
    expect(section.getByText('ABCD')).toBeDefined();

    await person.type(section.getByLabelText('Code that the app shows now'), '123456');
    await person.click(section.getByRole('button', { name: 'Switch on' }));
    expect(await section.findByText('MN4B-XY2C')).toBeDefined();
    expect(confirmed).toEqual([{ code: '123456' }]);
    await person.click(section.getByRole('button', { name: 'I have kept them' }));
    expect(await section.findByText(/Recovery codes left: 2/)).toBeDefined();
  });
});

describe('changing the password', () => {
  it('needs the old one', async () => {
    answer('get', '/users/sessions', { sessions: [], next: null });
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    const asked = answer('post', '/users/password/change', new Refusal(403, 'wrong-password'), 'done');
    const { person, screen } = visit('/account', { user: buyer });
    const section = within(await screen.findByRole('region', { name: 'Password' }));
    await person.type(section.getByLabelText('Current password'), 'wrong');
    await person.type(section.getByLabelText('New password'), newPassword);
    await person.click(section.getByRole('button', { name: 'Change password' }));
    expect((await section.findByRole('alert')).textContent).toContain('This is not your current password.');

    await person.click(section.getByRole('button', { name: 'Change password' }));
    expect(await section.findByText(/Your password is changed/)).toBeDefined();
    expect(asked.at(-1)).toEqual({ password: 'wrong', new_password: newPassword });
  });
});
