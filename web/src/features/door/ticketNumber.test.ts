import { expect, it } from 'vitest';
import { createSigner, example, signedList } from '../../testing/signedTickets';
import { decideOffline } from './doorRules';
import { readScanList } from './scanList';
import { importKeys } from './signatures';
import { endsWith, numberText, readNumber } from './ticketNumber';

// The services' tests have the same numbers.
it.each([
  [0x0123456789, '04HM-ASW9'],
  [0, '0000-0000'],
  [0xffffffffff, 'ZZZZ-ZZZZ'],
])('writes %d as %s', (number, text) => expect(numberText(number)).toBe(text));

it.each(['04HM-ASW9', 'o4hm asw9', 'ASW9', '-asw9'])('%s ends the number', (typed) =>
  expect(endsWith(0x0123456789, readNumber(typed)!)).toBe(true));

it.each(['ASW8', '14HM-ASW9'])('%s does not end it', (typed) =>
  expect(endsWith(0x0123456789, readNumber(typed)!)).toBe(false));

it.each(['', 'SW9', '04HM-ASW90', '04HM-ASWU', 'hopper!'])('%j is no end of a number', (text) =>
  expect(readNumber(text)).toBeUndefined());

it('is found in a list, and decided by the list alone', async () => {
  const signer = await createSigner();
  const other = 'f2c8cf49e04f3fb4'; // another ticket with the same first characters
  const bytes = await signedList(signer, [[example.hash, 0], [other, 1]]);
  const list = await readScanList(bytes.buffer, 300, await importKeys(signer.keys));
  expect(list!.findNumber(readNumber('YJEZ')!)).toEqual([{ hash: example.hash, number: 'YB4C-YJEZ', state: 'good' }]);
  expect(list!.findNumber(readNumber('yb4c-yjez')!)).toHaveLength(1);
  expect(list!.findNumber(readNumber('0000')!)).toEqual([]);
  const decide = (hash: string) =>
    decideOffline({ scanId: 's', eventId: 300, code: undefined, hash, list, usedHere: undefined, isListed: true });
  expect(decide(example.hash).outcome).toBe('admitted');
  expect(decide(other).outcome).toBe('already-used');
  expect(decide('0000000000000000').outcome).toBe('not-sold');
});
