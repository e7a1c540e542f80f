import { describe, expect, it } from 'vitest';
import { en } from './en';
import { chooseLanguage } from './languages';
import { zhTW } from './zhTW';

describe('chooseLanguage', () => {
  it.each([
    ['?lang=zh-TW', 'en', ['en-US'], 'zh-TW'],
    ['?lang=en', 'zh-TW', ['zh-TW'], 'en'],
    ['?lang=fr', 'zh-TW', ['en'], 'zh-TW'],
    ['', 'zh-TW', ['en-US'], 'zh-TW'],
    ['', null, ['fr-FR', 'zh-Hant-HK', 'en'], 'zh-TW'],
    ['', null, ['de', 'en-GB', 'zh'], 'en'],
    ['', 'nonsense', ['ja'], 'en'],
    ['', null, [], 'en'],
  ])('address %j, stored %j, browser %j: %s', (search, stored, preferred, language) =>
    expect(chooseLanguage({ search, stored, preferred })).toBe(language));
});

/** Every name of a text, such as "problems.seat-taken". */
const namesOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'object' && text !== null ? namesOf(text as object, `${path}${name}.`) : [`${path}${name}`]);

/** Every text that is no function, with its name. */
const textsOf = (texts: object, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[path + name, text]]
    : typeof text === 'object' && text !== null ? textsOf(text as object, `${path}${name}.`) : []);

describe('Chinese', () => {
  // The types find a missing text but in tables by code, whose keys they do not know.
  it('has every text that English has, and no other', () => expect(namesOf(zhTW).sort()).toEqual(namesOf(en).sort()));

  it('is written with its own punctuation, and without blanks beside its characters', () => {
    const han = '[\\p{Script=Han}，。：；、？！（）「」]';
    const wrong = new RegExp(`${han}[,;:?!() ]|[,;:?!() ]${han}`, 'u');
    expect(textsOf(zhTW).filter(([, text]) => wrong.test(text))).toEqual([]);
  });
});
