import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

async function signIn(page: ReturnType<typeof visit>, password: string) {
  const { person, screen } = page;
  await person.type(await screen.findByLabelText('Email'), 'ada@example.com');
  await person.type(screen.getByLabelText('Password'), password);
  await person.click(within(screen.getByRole('main')).getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('says that email or password is wrong, and lets the person try again', async () => {
    const logIns = answer(
      'post', '/users/login', new Refusal(401, 'invalid-credentials'),
      { token: 't', expires_at: new Date(Date.now() + 900_000).toISOString(), user: buyer },
    );
    const page = visit('/sign-in');

    await signIn(page, 'wrong');
    expect((await page.screen.findByRole('alert')).textContent).toContain('Email or password is wrong.');

    await page.person.clear(page.screen.getByLabelText('Email'));
    await page.person.clear(page.screen.getByLabelText('Password'));
    await signIn(page, 'correct horse battery');
    expect(await page.screen.findByRole('button', { name: /, your account$/ })).toBeDefined();
    expect(await page.screen.findByText('Nothing is on sale yet.')).toBeDefined();
    expect(logIns.at(-1)).toEqual({ email: 'ada@example.com', password: 'correct horse battery' });
  });

  it('says that there is no connection', async () => {
    answer('post', '/users/login', 'network');
    const page = visit('/sign-in');
    await signIn(page, 'correct horse battery');
    expect((await page.screen.findByRole('alert')).textContent).toContain('No connection to the server.');
  });

  it('asks for a session first, and says so', async () => {
    const { screen } = visit('/my-bookings');
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
    expect(screen.getByText('Sign in to go on. You come back to where you were.')).toBeDefined();
  });
});

describe('registering', () => {
  it('shows the server’s message beside the field', async () => {
    answer('post', '/users/register', new Refusal(400, 'invalid-request', { errors: { email: ['Not an address.'] } }));
    const { person, screen } = visit('/register');
    await person.type(await screen.findByLabelText('Name'), 'Ada');
    await person.type(screen.getByLabelText('Email'), 'ada@example');
    await person.type(screen.getByLabelText('Password'), 'correct horse battery');
    await person.click(screen.getByRole('button', { name: 'Create account' }));
    expect(await screen.findByText('Not an address.')).toBeDefined();
    expect(screen.getByLabelText('Email').getAttribute('aria-invalid')).toBe('true');
  });

  it('says that the email has an account', async () => {
    answer('post', '/users/register', new Refusal(409, 'email-taken'));
    const { person, screen } = visit('/register');
    await person.type(await screen.findByLabelText('Name'), 'Ada');
    await person.type(screen.getByLabelText('Email'), 'ada@example.com');
    await person.type(screen.getByLabelText('Password'), 'correct horse battery');
    await person.click(screen.getByRole('button', { name: 'Create account' }));
    expect((await screen.findByRole('alert')).textContent).toContain('There is already an account with this email.');
  });
});
