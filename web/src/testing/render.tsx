import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { AppRoutes } from '../app/App';
import { SessionProvider } from '../features/auth';
import { createQueryClient } from '../shared/api/queryClient';
import type { User } from '../shared/api/types';

interface Visit {
  /** Who is signed in; nobody if absent. */
  user?: User;
  /** What the page before passed on. */
  state?: unknown;
}

/** Opens a page of the whole app, with its frame, at an address. */
export function visit(path: string, { user, state }: Visit = {}) {
  const [beforeHash = '', hash = ''] = path.split('#');
  const [pathname = '', search = ''] = beforeHash.split('?');
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter initialEntries={[{ pathname, search: search && `?${search}`, hash: hash && `#${hash}`, state }]}>
        <SessionProvider {...(user && { initial: sessionOf(user) })}>
          <AppRoutes />
        </SessionProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { person: userEvent.setup(), screen };
}

/** A session with a quarter of an hour left. */
export const sessionOf = (user: User, token = 'token-of-the-test') => ({
  token, expires_at: new Date(Date.now() + 900_000).toISOString(), user,
});
