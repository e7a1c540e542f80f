/** The city that was looked at last, kept on the device only, so that the home page begins there. */
const key = 'ticketing.city';

export function lastCity(): number | null {
  try {
    const stored = Number(localStorage.getItem(key));
    return Number.isSafeInteger(stored) && stored > 0 ? stored : null;
  } catch {
    // A browser may forbid storing; then each visit begins anew.
    return null;
  }
}

export function keepCity(cityId: number | null): void {
  try {
    if (cityId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(cityId));
  } catch {
    // As above.
  }
}
