import { ApiError } from '../api/ApiError';
import { en, type Messages } from './en';

/** The texts in use. English is the only language yet; a second one makes this a choice. */
export const t: Messages = en;

/** What to tell people about a failure: the words for its code, or the server's own detail for a code unknown here. */
export function problemMessage(error: unknown): string {
  if (!(error instanceof ApiError)) return t.problems['internal-error'] ?? '';
  const declined = error.reason === undefined ? undefined : t.checkout.declines[error.reason];
  if (declined !== undefined) return declined;
  const known = t.problems[error.code];
  if (known === undefined) return error.detail ?? t.problems['internal-error'] ?? '';
  return vague.has(error.code) && error.detail ? t.problemWithDetail(known, error.detail) : known;
}

/** For these the code says too little: the detail names the field, the limit or the bank's reason. */
const vague = new Set(['invalid-request', 'malformed-json', 'payment-declined']);
