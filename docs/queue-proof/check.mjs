// Recomputes the order of a waiting room from what it published. Needs Node 20 and nothing else.
//
//   node check.mjs PROOF [--state FILE]... [--value TEXT] [--me USER_ID NONCE]
//
// PROOF    a file or an address: GET /queue/{event_id}/proof
// --state  an answer of GET /queue/{event_id} that you kept, from before or after the draw: the more people keep one, the
//          less can be changed afterwards. The waiting room's page offers it as a download.
// --value  the public value, as you found it at the source that was named before.
// --me     your user id, and the nonce that your device chose: prints your place.
//
// Exits with 0 if everything agrees, else with 1 and what does not.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const hex = (text) => Buffer.from(text, 'hex');
const problems = [];
const check = (good, problem) => good || problems.push(problem);
const read = async (from) =>
  JSON.parse(/^https?:/.test(from) ? await (await fetch(from)).text() : await readFile(from, 'utf8'));

const [from, ...options] = process.argv.slice(2);
if (!from) throw new Error('node check.mjs PROOF [--state FILE]... [--value TEXT] [--me USER_ID NONCE]');
const proof = await read(from);
const { entries, numbers, public_value: named } = proof;

// 1. The seed is the one that was promised before anybody entered.
check(sha256(hex(proof.seed)).toString('hex') === proof.commitment, 'The seed is not the one that was promised.');
// 2. Every entry is there once.
check(entries.every((entry) => /^[0-9a-f]{64}$/.test(entry)), 'An entry is no SHA-256.');
check(new Set(entries).size === entries.length, 'An entry is there twice.');
// 3. The list is the one whose digests were published while it grew.
const digests = [Buffer.alloc(32)];
for (const entry of entries) digests.push(sha256(digests.at(-1), hex(entry)));
const digestAt = (count) => digests[count]?.toString('hex');
check(digestAt(entries.length) === proof.entries_digest, 'The list is not the one that was drawn from.');
// 4. Each place is the rank of SHA-256(SHA-256(seed, digest and, if there is one, SHA-256("source\nvalue")), entry).
const value = named?.value == null ? [] : [sha256(Buffer.from(`${named.source}\n${named.value}`))];
const mix = sha256(hex(proof.seed), digests.at(-1), ...value);
const order = entries
  .map((entry, position) => ({ position, key: sha256(mix, hex(entry)) }))
  .sort((a, b) => Buffer.compare(a.key, b.key));
const places = [];
order.forEach(({ position }, rank) => (places[position] = rank + 1));
check(numbers.length === entries.length, `There are ${entries.length} entries and ${numbers.length} places.`);
const wrong = places.findIndex((place, position) => numbers[position] !== place);
check(wrong < 0, `Entry ${wrong + 1} has place ${numbers[wrong]}, and must have ${places[wrong]}.`);

for (let i = 0; i < options.length; i++) {
  if (options[i] === '--state') {
    // 5. It agrees with what somebody saw.
    const state = await read(options[++i]);
    const [isDrawn, seen] = [state.seed !== null, state.public_value];
    check(state.event_id === proof.event_id, 'The state is that of another event.');
    check(state.commitment === proof.commitment, 'Another seed had been promised.');
    check(digestAt(state.listed) === state.entries_digest, `The first ${state.listed} entries are not those that were seen.`);
    const isAll = !isDrawn || state.listed === entries.length;
    check(isAll, `The draw had ${state.listed} entries, and now there are ${entries.length}.`);
    const isSame = seen?.source === named?.source && seen?.published_at === named?.published_at;
    check(state.phase === 'CLOSED' || isSame, 'Another public value had been named.');
    check(!isDrawn || seen?.value === named?.value, 'The draw had another public value.');
  } else if (options[i] === '--value') {
    check(options[++i] === named?.value, `The draw had the public value ${named?.value}, which is another.`);
  } else if (options[i] === '--me') {
    const [user, nonce] = [options[++i], options[++i]];
    const position = entries.indexOf(sha256(Buffer.from(`${proof.event_id}:${user}:${nonce}`)).toString('hex'));
    check(position >= 0, 'Your entry is not in the list.');
    if (position >= 0) console.log(`You were number ${position + 1} to enter, and your place is ${places[position]}.`);
  } else check(false, `What is ${options[i]}?`);
}
problems.forEach((problem) => console.error(`WRONG: ${problem}`));
if (value.length > 0) console.log(`Compare with ${named.source}: ${named.value}`);
else if (named) console.log(`NOBODY ENTERED ${named.source}: the order follows from the seed alone.`);
if (problems.length === 0) console.log(`${entries.length} entries: every place follows from the seed and the list.`);
process.exitCode = problems.length === 0 ? 0 : 1;
