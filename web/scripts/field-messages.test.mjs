import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fieldMessage, knownFieldMessages } from '../src/shared/i18n/fieldMessages.zhTW';
import { fieldMessages } from './field-messages.mjs';

const said = fieldMessages(resolve(import.meta.dirname, '../..'));
/** Not in a call that the reader knows: the hint for texts, and what a refusal says of itself. */
const saidElsewhere = ['without control characters, and not only blanks', 'The request has wrong or missing fields.'];

it('finds what the services say of fields', () => {
  expect(said.size).toBeGreaterThan(200);
  expect(said.has('Must have {} to {} characters, {}.')).toBe(true);
});

it('knows all of it in Chinese, and nothing that is said no more', () => {
  expect([...said.keys()].filter((text) => !knownFieldMessages.includes(text))).toEqual([]);
  expect(knownFieldMessages.filter((text) => !said.has(text) && !saidElsewhere.includes(text))).toEqual([]);
});

it.each([
  ['Must be 1 to 50.', '必須是1至50。'],
  ['Must be 1 to 7.', '必須是1至7。'],
  ['Must be 1 to 20 seats.', '必須是1至20個座位。'],
  ['Must have 1 to 100 characters, without control characters, and not only blanks.',
    '須有1至100個字元，不可含控制字元，也不可只有空白。'],
  ['Must be one of film, concert, match.', '必須是film, concert, match其中之一。'],
  ['Something new.', 'Something new.'],
])('%s is %s', (english, chinese) => expect(fieldMessage(english)).toBe(chinese));
