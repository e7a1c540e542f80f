const special = /[.*+?^${}()|[\]\\]/g;
const hole = '{}';

interface Phrase {
  /** The letters that stand fast: the more, the surer it is this phrase. */
  length: number;
  pattern: RegExp;
  translation: string;
}

/**
 * Translates sentences that are known as templates: `Must be 1 to {}.` is `必須是1至{0}。`. A sentence that fits several is
 * taken for the one with the most letters; one that fits none stays as it is.
 */
export function phraseBook(texts: Readonly<Record<string, string>>): (text: string) => string {
  let phrases: Phrase[] | null = null;
  const compile = () => Object.entries(texts).filter(([english]) => english.includes(hole))
    .map(([english, translation]) => ({
      length: english.replaceAll(hole, '').length, translation,
      pattern: new RegExp(`^${english.split(hole).map((part) => part.replace(special, '\\$&')).join('(.+?)')}$`, 's'),
    }))
    .sort((a, b) => b.length - a.length);
  const translate = (text: string): string => {
    const whole = texts[text];
    if (whole !== undefined) return whole;
    phrases ??= compile();
    for (const { pattern, translation } of phrases) {
      const filled = pattern.exec(text)?.slice(1);
      if (filled === undefined) continue;
      return filled.reduce((sentence, value, i) => sentence.replaceAll(`{${i}}`, texts[value] ?? value), translation);
    }
    return text;
  };
  return translate;
}
