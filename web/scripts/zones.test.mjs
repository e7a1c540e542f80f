import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const zoneRule = 'import-x/no-restricted-paths';
// The rule asks for no types, and a program of all pages would take longer than the tests.
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === zoneRule,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** How often the zone rule complains about an import in an existing file. */
async function complaints(file, imported) {
  const [result] = await eslint.lintText(`import * as x from '${imported}';\nexport const y = x;\n`, {
    filePath: `src/${file}`,
  });
  return result.messages.filter((message) => message.ruleId === zoneRule).length;
}

it.each([
  ['features/orders/SeatLines.tsx', '../checkout/PaymentForm'],
  ['features/orders/SeatLines.tsx', '../auth/SessionProvider'],
  ['features/orders/SeatLines.tsx', '../../app/Layout'],
  ['shared/ui/Field.tsx', '../../features/auth'],
  ['app/Layout.tsx', '../features/checkout/PaymentForm'],
])('%s may not import %s', async (file, imported) => expect(await complaints(file, imported)).toBe(1));

it.each([
  ['features/orders/SeatLines.tsx', '../auth'],
  ['features/orders/SeatLines.tsx', './mergeOrders'],
  ['features/orders/SeatLines.tsx', '../../shared/ui/Field'],
  ['app/Layout.tsx', '../features/auth'],
  ['app/Layout.tsx', '../features/auth/SignInPage'],
])('%s may import %s', async (file, imported) => expect(await complaints(file, imported)).toBe(0));
