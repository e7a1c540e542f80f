import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const rule = 'no-restricted-syntax';
// The rule asks for no types, and a program of all pages would take longer than the tests.
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === rule,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** How often the linter complains about a piece of a page. */
async function complaints(code) {
  const [result] = await eslint.lintText(`import { t } from '../shared/i18n';\n${code}\n`, {
    filePath: 'src/app/Layout.tsx',
  });
  return result.messages.filter((message) => message.ruleId === rule).length;
}

it.each([
  ['export const A = () => <p>Sold out</p>;'],
  ['export const A = () => <p>售完</p>;'],
  ["export const A = () => <p>{'Sold out'}</p>;"],
  ['export const A = (n: number) => <p>{`${n} seats`}</p>;'],
  ['export const A = () => <button aria-label="Close" />;'],
  ['export const A = (n: number) => <img alt={`Picture ${n}`} />;'],
  ["export const A = (open: boolean) => <input placeholder={open ? 'Your name' : t.auth.name} />;"],
  ['export const names = { one: t.auth.name };'],
])('a page has no words of its own, and no early ones: %s', async (code) => expect(await complaints(code)).toBe(1));

it.each([
  ['export const A = () => <p className="muted wide">{t.auth.name} · ×</p>;'],
  ['export const A = (n: number) => <p>{`${n} ·`}</p>;'],
  ['export const A = () => <img alt="" src="/favicon.svg" />;'],
  ['export const nameOf = () => t.auth.name;'],
])('takes %s', async (code) => expect(await complaints(code)).toBe(0));
