import { safeReturnPath } from './session';

const storageKey = 'ticketing.guest-return';

/** Where a guest was going, for the page that the mail's link opens. */
export function rememberReturn(path: string): void {
  try {
    localStorage.setItem(storageKey, path);
  } catch {
    // Storage is forbidden: the link's page leads to the events.
  }
}

export function recallReturn(): string {
  try {
    return safeReturnPath(localStorage.getItem(storageKey));
  } catch {
    return '/';
  }
}
