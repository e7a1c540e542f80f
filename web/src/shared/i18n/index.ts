import { ApiError } from '../api/ApiError';
import { en, type Messages } from './en';
import type { Language } from './languages';

/**
 * The texts in use. They change when another language is set, so a module reads them while it draws, never into a
 * constant of its own; the linter looks for such constants.
 */
export let t: Messages = en;

/** English is part of the first script; another language is a script of its own, which only its readers load. */
const load: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  'zh-TW': async () => (await import('./zhTW')).zhTW,
};

const listeners = new Set<() => void>();
let wanted: Language = 'en';

/** Loads a language and puts it in use. A later call wins, whichever loads first. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  const messages = await load[language]();
  if (wanted !== language) return;
  t = messages;
  document.documentElement.lang = messages.locale;
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`: calls back when another language is in use. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

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
  return needsDetail.has(error.code) && error.detail ? t.problemWithDetail(known, t.fieldMessage(error.detail)) : known;
}

/** What is wrong with the fields of a request, by field, in the language of the page; empty for any other failure. */
export function fieldsOf(error: unknown): Record<string, string[]> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    Object.entries(error.englishFields).map(([field, texts]) => [field, texts.map((text) => t.fieldMessage(text))]));
}

/** Codes of a wait that is long enough to be told. */
const saysWhen = new Set(['too-many-releases', 'too-many-declines', 'too-many-events']);

/** Codes that need the server's detail too: it names the field, the limit or the bank's reason. */
const needsDetail = new Set(['invalid-request', 'malformed-json', 'payment-declined']);
