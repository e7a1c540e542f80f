import { useSyncExternalStore } from 'react';
import { onLanguage, setLanguage, t } from './index';
import { chooseLanguage, languageOf, type Language } from './languages';

const storageKey = 'ticketing-language';

/** The language in use. */
export const currentLanguage = (): Language => languageOf(t.locale) ?? 'en';

/** The language in use; whoever asks is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, currentLanguage);

/**
 * Puts the visitor's language in use, before anything is drawn, so that nobody sees another one first. One that does
 * not load leaves English.
 */
export async function openLanguage(): Promise<void> {
  const { search } = window.location;
  const language = chooseLanguage({ search, stored: stored(), preferred: navigator.languages });
  // Addresses inside the site have no `lang`: the choice stays with the browser.
  if (new URLSearchParams(search).has('lang')) store(language);
  if (language === currentLanguage()) return;
  try {
    await setLanguage(language);
  } catch (error) {
    console.warn('language', error);
  }
}

/** Puts a language in use, and remembers it. */
export async function chooseAndStore(language: Language): Promise<void> {
  await setLanguage(language);
  store(language);
}

/** A browser that forbids storage is asked for its languages again next time. */
function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function store(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch (error) {
    console.warn('language', error);
  }
}
