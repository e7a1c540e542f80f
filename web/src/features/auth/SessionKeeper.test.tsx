import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../shared/api/ApiError';
import { sessionOf, visit } from '../../testing/render';
import { buyer } from '../../testing/samples';
import { answer, Refusal, server } from '../../testing/server';
import { SessionKeeper } from './SessionKeeper';
import { recallSession, rememberSession } from './session';

/** Before, the token lived in one tab's storage: a new tab and a page that had slept were signed out. */
describe('a session of several tabs', () => {
  const stops: (() => void)[] = [];
  const open = (initial?: ReturnType<typeof sessionOf>) => {
    const tab = new SessionKeeper(initial);
    stops.push(tab.start());
    return tab;
  };
  const tokenOf = (tab: SessionKeeper) => tab.current().session?.token;
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 5 });
  const signOuts: (string | null)[] = [];

  beforeEach(() => {
    signOuts.length = 0;
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    server.use(
      http.delete('http://ticketing.test/users/session', ({ request }) => {
        signOuts.push(request.headers.get('Authorization'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
  });
  afterEach(() => {
    stops.splice(0).forEach((stop) => stop());
    vi.restoreAllMocks();
  });

  it('is renewed silently by a new tab, and by no visitor who never signed in', async () => {
    const renewals = answer('post', '/users/session/renew', sessionOf(buyer, 'new'));
    expect(open().current()).toMatchObject({ session: null, restoring: false });
    rememberSession('yes');
    const tab = open();
    expect(tab.current()).toMatchObject({ session: null, restoring: true });
    await eventually(() => expect(tokenOf(tab)).toBe('new'));
    expect(renewals.length).toBe(1);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('new');
  });

  it('is renewed once for everybody who asks, and other tabs take the token over', async () => {
    const [one, other] = [open(sessionOf(buyer, 'old')), open(sessionOf(buyer, 'old'))];
    const renewals = answer('post', '/users/session/renew', sessionOf(buyer, 'new'));
    const refuseOld = vi.fn((token: string) =>
      token === 'old' ? Promise.reject(new ApiError('unauthenticated', 401)) : Promise.resolve(token),
    );
    expect(await Promise.all([1, 2, 3].map(() => one.authorized(refuseOld)))).toEqual(['new', 'new', 'new']);
    await eventually(() => expect(tokenOf(other)).toBe('new'));
    expect(renewals.length).toBe(1);
  });

  it('is renewed by a tab that wakes up with an expired token', async () => {
    const tab = open({ ...sessionOf(buyer, 'old'), expires_at: new Date(Date.now() + 900_000).toISOString() });
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 8 * 3_600_000);
    answer('post', '/users/session/renew', sessionOf(buyer, 'new'));
    document.dispatchEvent(new Event('visibilitychange'));
    await eventually(() => expect(tokenOf(tab)).toBe('new'));
  });

  it('lives on while the server cannot be reached, and goes on when it can', async () => {
    rememberSession('yes');
    answer('post', '/users/session/renew', 'network', sessionOf(buyer, 'new'));
    const tab = open();
    await eventually(() => expect(tab.current().restoreError).toMatchObject({ code: 'network' }));
    window.dispatchEvent(new Event('online'));
    await eventually(() => expect(tokenOf(tab)).toBe('new'));
  });

  it('begins and ends in all tabs at once', async () => {
    const [one, other] = [open(), open()];
    one.signIn(sessionOf(buyer, 'new'));
    await eventually(() => expect(tokenOf(other)).toBe('new'));
    other.signOut();
    expect(other.current()).toMatchObject({ session: null, expired: false });
    await eventually(() => expect(one.current()).toMatchObject({ session: null, expired: false }));
    await eventually(() => expect(signOuts).toEqual(['Bearer new']));
    await eventually(() => expect(recallSession()).toBe(null));
  });

  it('ends on the server too when signing out had no network', async () => {
    let away = true;
    server.use(
      http.delete('http://ticketing.test/users/session', () => (away ? HttpResponse.error() : undefined)),
    );
    const tab = open(sessionOf(buyer));
    tab.signOut();
    await eventually(() => expect(console.warn).toHaveBeenCalled());
    expect(recallSession()).toBe('signing-out');
    away = false;
    const next = open();
    expect(next.current()).toMatchObject({ session: null, restoring: false });
    await eventually(() => expect(recallSession()).toBe(null));
    expect(signOuts).toEqual([null]);
  });

  it('is over when the server refuses to renew it, and every tab says why', async () => {
    const [one, other] = [open(sessionOf(buyer, 'old')), open(sessionOf(buyer, 'old'))];
    answer('post', '/users/session/renew', new Refusal(401, 'unauthenticated'));
    await expect(one.renew()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(one.current()).toMatchObject({ session: null, expired: true });
    await eventually(() => expect(other.current()).toMatchObject({ session: null, expired: true }));
  });

  it('stays over when a renewal that was under way succeeds after all', async () => {
    const tab = open(sessionOf(buyer, 'old'));
    answer('post', '/users/session/renew', () => {
      tab.signOut();
      return sessionOf(buyer, 'new');
    });
    await expect(tab.renew()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(tab.current().session).toBe(null);
  });
});

describe('the account page', () => {
  const places = {
    sessions: [
      {
        session_id: '1', created_at: '2026-11-20T08:00:00Z', last_used_at: '2026-11-21T08:00:00Z',
        device: 'Firefox on Windows', current: true,
      },
      {
        session_id: '2', created_at: '2026-11-19T08:00:00Z', last_used_at: '2026-11-19T09:00:00Z',
        device: 'Safari on iPhone', current: false,
      },
    ],
    next: null,
  };

  it('lists where one is signed in, and signs out everywhere', async () => {
    answer('get', '/users/sessions', places);
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    let ended = false;
    server.use(
      http.delete('http://ticketing.test/users/sessions', () => {
        ended = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { person, screen } = visit('/account', { user: buyer });
    const items = await screen.findAllByRole('listitem');
    expect(items[0]?.textContent).toContain('Firefox on Windows This browser');
    expect(items[1]?.textContent).toContain('Safari on iPhone');
    await person.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
    expect(ended).toBe(true);
  });

  it('is opened from the name in the frame', async () => {
    answer('get', '/users/sessions', places);
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    const { person, screen } = visit('/', { user: buyer });
    await person.click(await screen.findByRole('button', { name: `${buyer.name}, your account` }));
    await person.click(screen.getByRole('link', { name: 'Your account' }));
    expect(await screen.findByRole('heading', { name: 'Your account' })).toBeDefined();
  });

  it('waits for the session of the browser, and shows why it does not come', async () => {
    rememberSession('yes');
    answer('post', '/users/session/renew', 'network', sessionOf(buyer));
    answer('get', '/users/sessions', places);
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    const { person, screen } = visit('/account');
    expect((await screen.findByRole('alert')).textContent).toContain('No connection to the server.');
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Where you are signed in')).toBeDefined();
  });
});
