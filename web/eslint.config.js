import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const folder = import.meta.dirname;
const inSource = (path) => join(folder, 'src', path);
const features = readdirSync(inSource('features'));

/** app composes features, features compose shared. A feature's doors: index.ts for features, its pages for the app. */
const zones = [
  {
    target: inSource('shared'),
    from: [inSource('features'), inSource('app')],
    message: 'Shared code knows no feature: pass it what it needs, or move it into the feature.',
  },
  {
    target: inSource('features'),
    from: inSource('app'),
    message: 'The app composes features; a feature does not know the app.',
  },
  ...features.map((feature) => ({
    target: inSource(`features/${feature}`),
    from: inSource('features'),
    except: [`./${feature}`, ...features.map((other) => `./${other}/index.ts`)],
    message: 'Features meet in their index.ts: import from "../<feature>".',
  })),
  {
    target: inSource('app'),
    from: `${inSource('features')}/*/**`,
    except: ['**/index.ts', '**/*Page.tsx'],
    message: 'The app takes pages and what a feature names in its index.ts.',
  },
];

/** Calls that a supported browser (README.md) lacks; nothing rewrites calls. */
const tooNew = [
  ['AbortSignal', 'any'], ['Promise', 'withResolvers'], ['Promise', 'try'], ['Object', 'groupBy'], ['Map', 'groupBy'],
  ['URL', 'parse'], ['URL', 'canParse'],
].map(([object, property]) => ({ object, property, message: 'A supported browser lacks it (README.md).' }));
const newSetMethods = '/^(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)$/';
const newMethods = {
  selector: `CallExpression[callee.property.name=${newSetMethods}]`, message: 'Safari has it from 17 on.',
};

/** Two letters beside each other: a word of some language. A sign, such as × or "m", is none. */
const words = '/\\p{L}{2}/u';
const readAttributes = '/^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|label|hint|lead)$/';
/** Words that people read are in shared/i18n, in every language. */
const values = [
  `Literal[value=${words}]`, `TemplateLiteral > TemplateElement[value.raw=${words}]`,
  `ConditionalExpression > Literal[value=${words}]`, `LogicalExpression > Literal[value=${words}]`,
];
const writtenTexts = [
  `JSXText[value=${words}]`,
  ...values.map((value) => `JSXElement > JSXExpressionContainer > ${value}`),
  ...values.map((value) => `JSXAttribute[name.name=${readAttributes}] > JSXExpressionContainer > ${value}`),
  `JSXAttribute[name.name=${readAttributes}] > Literal[value=${words}]`,
].map((selector) => ({ selector, message: 'Put the text into shared/i18n, in every language.' }));
const textsTooEarly = {
  selector: 'Program > :matches(VariableDeclaration, ExportNamedDeclaration) '
    + 'MemberExpression[object.name="t"]:not(:function *)',
  message: 'The language may change later: read the text while drawing.',
};

export default tseslint.config(
  { ignores: ['dist', 'src/shared/api/generated'] },
  js.configs.recommended,
  { rules: { 'max-lines': ['error', 250], 'max-len': ['error', { code: 120, ignoreUrls: true }] } },
  {
    files: ['src/**/*.{ts,tsx}', '*.ts'],
    extends: [
      tseslint.configs.recommendedTypeChecked, reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: folder } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones, basePath: folder }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': ['error', ...tooNew],
      'no-restricted-syntax': ['error', newMethods, textsTooEarly],
      // RequireRole's `role` is a role of our users, not of ARIA.
      'jsx-a11y/aria-role': ['error', { ignoreNonDOM: true }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['src/testing/**', '**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', newMethods, textsTooEarly, ...writtenTexts] },
  },
  {
    files: ['public/*.js'],
    languageOptions: {
      globals: {
        self: 'readonly', caches: 'readonly', fetch: 'readonly', URL: 'readonly', Response: 'readonly',
        importScripts: 'readonly',
      },
    },
  },
  {
    files: ['scripts/**/*.mjs', 'eslint.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
