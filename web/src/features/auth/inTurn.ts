const lockName = 'ticketing.session';

/** A tab that waits longer goes ahead: a tab that the system has frozen may hold the lock. */
const turnWithinMs = 20_000;

/**
 * Runs work of the session while no other tab does. Where the browser has no locks (plain http on other hosts than
 * localhost) tabs may run it at once: the server allows that for a minute.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  let begun = false;
  try {
    return await navigator.locks.request(lockName, { signal: AbortSignal.timeout(turnWithinMs) }, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    return work();
  }
}
