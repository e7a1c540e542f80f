import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, Refusal, server } from '../../testing/server';
import { createSigner, example, signedCode, signedList } from '../../testing/signedTickets';
import { doorStore } from './doorStore';
import type { ScanAnswer, ScanRequest } from '../../shared/api/types';

const ticket = { ticket_id: '300-A-1-5-12', section: 'A', subsection: 1, row: 5, seat: 12 };
/** What the page made up for this browser. */
const ownId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const signer = await createSigner();
const code = await signedCode(signer);

beforeEach(async () => {
  for (const { scan_id } of await doorStore.scans(300)) await doorStore.removeScan(scan_id);
  const list = await signedList(signer, [[example.hash, 0]]);
  answer('get', '/events/{event_id}', { ...event, event_id: 300 });
  answer('get', '/tickets/keys', signer.keys);
  answer('get', '/events/{event_id}/admissions', {
    event_id: 300, sold: 10, admitted: 4, conflicts: 0, contact: 'proof',
  });
  server.use(http.get('http://ticketing.test/events/300/scan-list', () => HttpResponse.arrayBuffer(list.buffer)));
});

/** Types a code at the door, and returns the answer. */
async function scan(text: string) {
  const { person, screen } = visit('/door/300', { user: seller });
  await person.click(await screen.findByLabelText('Ticket code'));
  await person.paste(text);
  await person.click(screen.getByRole('button', { name: 'Check the ticket' }));
  return { person, screen, verdict: await screen.findByRole('alert', { name: 'Answer' }) };
}

const serverAnswers = (outcome: ScanAnswer['outcome'], admitted: ScanAnswer['admitted'] = null) =>
  answer('post', '/events/{event_id}/scans', (body) => ({
    scan_id: (body as ScanRequest).scan_id, outcome, ticket, admitted, decided_by: 'first-scan', clamped: null,
  }));

it('lets a ticket in, and takes it back', async () => {
  const scans = serverAnswers('admitted');
  const undos = answer('post', '/events/{event_id}/scans/{scan_id}/undo', {
    scan_id: crypto.randomUUID(), outcome: 'undone', ticket, admitted: null, decided_by: null, clamped: null,
  });
  const { person, screen, verdict } = await scan(code);
  expect(verdict.textContent).toMatch(/^✓Let in/);
  expect(verdict.textContent).toContain('A-1, row 5, seat 12');
  expect(screen.getByText('Online')).toBeDefined();
  expect(scans).toMatchObject([{ payload: code, device_id: ownId }]);

  await person.click(screen.getByRole('button', { name: 'Undo (one minute)' }));
  expect(await screen.findByText('Taken back')).toBeDefined();
  expect(undos).toHaveLength(1);
});

it.each([
  ['already-used', 'Already used'],
  ['refunded', 'Refunded'],
  ['not-sold', 'Not sold'],
  ['wrong-event', 'Another event'],
  ['bad-signature', 'Not a ticket of ours'],
] as const)('shows the answer %s', async (outcome, words) => {
  const before = { device_id: '2', device_name: 'Gate 2', scanned_at: '2027-05-01T10:30:00Z' };
  serverAnswers(outcome, outcome === 'already-used' ? before : null);
  const { screen, verdict } = await scan(code);
  expect(verdict.textContent).toContain(words);
  if (outcome === 'already-used') {
    expect(verdict.textContent).toMatch(/Let in Sat 1 May 2027, 18:30 \(Taipei\).* at Gate 2/);
  }
  expect(screen.queryByRole('button', { name: 'Undo (one minute)' })).toBeNull();
});

it('decides by the list while the server is away', async () => {
  answer('post', '/events/{event_id}/scans', 'network');
  const { screen, verdict } = await scan(code);
  expect(verdict.textContent).toMatch(/^✓Let in/);
  expect(verdict.textContent).toContain('Decided on this device, without a network.');
  expect(await screen.findByText('1 scan not sent yet')).toBeDefined();
});

it('refuses a forged code without the server', async () => {
  answer('post', '/events/{event_id}/scans', 'network');
  const { verdict } = await scan(`${code.slice(0, -2)}${code.endsWith('AA') ? 'QQ' : 'AA'}`);
  expect(verdict.textContent).toContain('Not a ticket of ours');
});

/** What a page from before stored: the name of the device is its id, and it may be empty. */
const oldScan = (scan_id: string, device_id: string) => ({
  scan_id, payload: code, device_id, scanned_at: '2027-05-01T10:00:00Z', eventId: 300,
  hash: scan_id.slice(-12).padStart(16, '0'), sent: false,
});

const nothing = { ticket: null, admitted: null, decided_by: null, clamped: null, code: null, reason: null };

it('sends what an older page stored, and keeps only what the server has not answered', async () => {
  await doorStore.putScans([
    oldScan('00000000-0000-4000-8000-000000000001', ''), oldScan('00000000-0000-4000-8000-000000000002', 'Gate 2'),
    oldScan('00000000-0000-4000-8000-000000000003', '\u202e'),
  ]);
  const uploads = answer('post', '/events/{event_id}/scans/batch', (body) => ({
    results: (body as { scans: ScanRequest[] }).scans.map(({ scan_id }, i) =>
      i === 0
        ? { ...nothing, scan_id, result: 'refused', outcome: null, code: 'bad-signature', reason: 'No key of ours.' }
        : { ...nothing, scan_id, result: 'recorded', outcome: 'admitted', decided_by: 'later-scan' }),
  }));
  const { screen } = visit('/door/300', { user: seller });

  expect(await screen.findByText('No key of ours.')).toBeDefined();
  expect(screen.getAllByText(/Another scan of this ticket was earlier/)).toHaveLength(2);
  expect(uploads).toMatchObject([{ scans: [{ device_id: ownId }, { device_id: 'Gate 2' }, { device_id: ownId }] }]);
  expect(screen.queryByText(/not sent yet/)).toBeNull();
  expect((await doorStore.scans(300)).map((scan) => scan.sent)).toEqual([true, true, true]);
});

it('keeps its name when a new one could not be read, and its id always', async () => {
  localStorage.setItem('ticketing.door.device', '\u200b');
  const scans = serverAnswers('admitted');
  const { person, screen } = await scan(code);
  const name = screen.getByLabelText<HTMLInputElement>('Name of this device');
  expect(name.value).toMatch(/^Door [0-9A-F]{4}$/);

  await person.clear(name);
  await person.tab();
  expect(await screen.findByText(/This is no name that others can read/)).toBeDefined();
  expect(scans).toMatchObject([{ device_name: name.defaultValue }]);
});

it('shows with a scan made offline when it last reached the server', async () => {
  answer('post', '/events/{event_id}/scans', 'network');
  const uploads = answer('post', '/events/{event_id}/scans/batch', 'network');
  const { screen } = await scan(code);
  expect(await screen.findByText('1 scan not sent yet')).toBeDefined();
  expect(await screen.findByText('Not sent yet')).toBeDefined();
  expect((await doorStore.scans(300))[0]?.contact).toBe('proof');
  expect(uploads.length).toBeLessThan(2);
});

it('lets somebody without a code in, by name', async () => {
  const reference = 'ticket:0197a000-0000-7000-8000-000000000009:300-A-1-5-12';
  const asked = answer('post', '/events/{event_id}/ticket-lookups', {
    tickets: [{
      ticket, order_id: '0197a000-0000-7000-8000-000000000009', buyer_name: 'Grace Hopper', state: 'VALID',
      used_at: null, payload: reference, hash: example.hash, number: 'YB4C-YJEZ',
    }],
    more: false,
  });
  const scans = serverAnswers('admitted');
  const { person, screen } = visit('/door/300', { user: seller });
  await person.click(await screen.findByText('No code? Look a person up'));
  await person.type(screen.getByLabelText('Buyer’s name, order number or ticket number'), 'hopper');
  await person.click(screen.getByRole('button', { name: 'Look up' }));
  await person.click(await screen.findByRole('button', { name: 'Let in: A-1, row 5, seat 12' }));

  expect((await screen.findByRole('alert', { name: 'Answer' })).textContent).toMatch(/^✓Let in/);
  expect(asked).toEqual([{ query: 'hopper' }]);
  expect(scans).toMatchObject([{ payload: reference }]);
  expect(await doorStore.scans(300)).toMatchObject([{ hash: example.hash, sent: true }]);
});

it('lets nobody in by a look-up while the server is away', async () => {
  answer('post', '/events/{event_id}/scans', 'network');
  const { verdict } = await scan('ticket:0197a000-0000-7000-8000-000000000009:300-A-1-5-12');
  expect(verdict.textContent).toContain('Cannot tell without a network');
});

describe('the short number on a ticket', () => {
  const typeNumber = async (typed: string) => {
    const { person, screen } = visit('/door/300', { user: seller });
    await person.click(await screen.findByLabelText('Ticket code'));
    await person.paste(typed);
    await person.click(screen.getByRole('button', { name: 'Check the ticket' }));
    return { person, screen };
  };

  it('shows whose ticket it is, and lets in when the door says so', async () => {
    const scans = serverAnswers('admitted');
    const lookUps = answer('post', '/events/{event_id}/ticket-lookups', {
      tickets: [{
        ticket, order_id: crypto.randomUUID(), buyer_name: 'Grace', state: 'VALID', used_at: null,
        payload: 'ticket:1:300-A-1-5-12', hash: example.hash, number: 'YB4C-YJEZ',
      }],
      more: false,
    });
    const { person, screen } = await typeNumber('yjez');
    expect(await screen.findByText('Grace')).toBeDefined();
    expect(scans).toEqual([]);
    await person.click(screen.getByRole('button', { name: 'Let in: A-1, row 5, seat 12' }));
    expect((await screen.findByRole('alert', { name: 'Answer' })).textContent).toMatch(/^✓Let in/);
    expect(lookUps).toEqual([{ query: 'yjez' }]);
    expect(scans).toMatchObject([{ payload: 'ticket:1:300-A-1-5-12' }]);
  });

  it('is found in the device’s list without a network, and let in once', async () => {
    answer('post', '/events/{event_id}/ticket-lookups', new Refusal(503, 'temporarily-unavailable'));
    answer('post', '/events/{event_id}/scans', new Refusal(503, 'temporarily-unavailable'));
    answer('post', '/events/{event_id}/scans/batch', new Refusal(503, 'temporarily-unavailable'));
    const { person, screen } = await typeNumber('YB4C-YJEZ');
    await screen.findByText(/No network: this device’s list/);
    await person.click(await screen.findByRole('button', { name: 'Let in: Number YB4C-YJEZ' }));
    expect((await screen.findByRole('alert', { name: 'Answer' })).textContent).toMatch(/^✓Let in/);
    expect((await doorStore.scans(300)).map(({ payload, hash }) => [payload, hash])).toEqual([
      [`listed:${example.hash}`, example.hash],
    ]);
  });
});
