import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, server } from '../../testing/server';
import { createSigner, example, signedCode, signedList } from '../../testing/signedTickets';
import { doorStore } from './doorStore';
import type { ScanAnswer, ScanRequest } from '../../shared/api/types';

const ticket = { ticket_id: '300-A-1-5-12', section: 'A', subsection: 1, row: 5, seat: 12 };
const signer = await createSigner();
const code = await signedCode(signer);

beforeEach(async () => {
  for (const { scan_id } of await doorStore.scans(300)) await doorStore.removeScan(scan_id);
  const list = await signedList(signer, [[example.hash, 0]]);
  answer('get', '/events/{event_id}', { ...event, event_id: 300 });
  answer('get', '/tickets/keys', signer.keys);
  answer('get', '/events/{event_id}/admissions', { event_id: 300, sold: 10, admitted: 4, conflicts: 0 });
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
    scan_id: (body as ScanRequest).scan_id, outcome, ticket, admitted,
  }));

it('lets a ticket in, and takes it back', async () => {
  const scans = serverAnswers('admitted');
  const undos = answer('post', '/events/{event_id}/scans/{scan_id}/undo', {
    scan_id: crypto.randomUUID(), outcome: 'undone', ticket, admitted: null,
  });
  const { person, screen, verdict } = await scan(code);
  expect(verdict.textContent).toMatch(/^✓Let in/);
  expect(verdict.textContent).toContain('A-1, row 5, seat 12');
  expect(screen.getByText('Online')).toBeDefined();
  expect(scans).toMatchObject([{ payload: code }]);

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
  const before = { device_id: 'Gate 2', scanned_at: '2027-05-01T10:30:00Z' };
  serverAnswers(outcome, outcome === 'already-used' ? before : null);
  const { screen, verdict } = await scan(code);
  expect(verdict.textContent).toContain(words);
  if (outcome === 'already-used') expect(verdict.textContent).toMatch(/Let in .* at Gate 2/);
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
