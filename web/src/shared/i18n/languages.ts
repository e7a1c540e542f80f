/** The languages of the pages, best known first. Each is named in itself, so that its speakers find it. */
export const languageNames = { en: 'English', 'zh-TW': '繁體中文' } as const;

export type Language = keyof typeof languageNames;

export const languages = Object.keys(languageNames) as Language[];

/** What the server calls a language in which it writes mails (docs/api.md, `locale`). */
export const mailLocales = { en: 'en', 'zh-TW': 'zh-Hant' } as const satisfies Record<Language, string>;

/** The language for a tag (RFC 5646). Any Chinese is Traditional Chinese, the only one we have; mails do the same. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'zh' ? 'zh-TW' : primary === 'en' ? 'en' : undefined;
}

const first = (tags: readonly (string | null)[]) =>
  tags.map((tag) => languageOf(tag ?? '')).find((language) => language !== undefined);

interface Wishes {
  /** Of the address: `?lang=zh-TW`. */
  search: string;
  /** What was chosen before in this browser. */
  stored: string | null;
  /** The browser's languages, best first. */
  preferred: readonly string[];
}

/** The address first, then the choice of before, then the browser's languages; English if we have none of them. */
export const chooseLanguage = ({ search, stored, preferred }: Wishes): Language =>
  first([new URLSearchParams(search).get('lang'), stored, ...preferred]) ?? 'en';
