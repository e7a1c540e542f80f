import { ApiError } from '../api/ApiError';
import { en, type Messages } from './en';

/** The texts in use. English is the only language so far. */
export const t: Messages = en;

/** The text for a failure: by its code, or the server's own detail if the page does not know the code. */
export function problemMessage(error: unknown): string {
  if (!(error instanceof ApiError)) return t.problems['internal-error'] ?? '';
  const declined = error.reason === undefined ? undefined : t.checkout.declines[error.reason];
  if (declined !== undefined) return declined;
  const known = t.problems[error.code];
  if (known === undefined) return error.detail ?? t.problems['internal-error'] ?? '';
  if (saysWhen.has(error.code) && error.retryAfterSeconds !== undefined) {
    return `${known} ${t.tryAgainIn(error.retryAfterSeconds)}`;
  }
  return needsDetail.has(error.code) && error.detail ? t.problemWithDetail(known, error.detail) : known;
}

/** Codes of a wait that is long enough to be told. */
const saysWhen = new Set(['too-many-releases', 'too-many-declines', 'too-many-events']);

/** Codes that need the server's detail too: it names the field, the limit or the bank's reason. */
const needsDetail = new Set(['invalid-request', 'malformed-json', 'payment-declined']);
