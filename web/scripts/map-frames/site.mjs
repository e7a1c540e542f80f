import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.webp': 'image/webp',
};
const eventId = 7;
const [rows, seatsPerRow] = [20, 25];
const seatsPerBlock = rows * seatsPerRow;

/** The same numbers in every run. */
function randomFrom(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const subsections = Array.from({ length: 10 }, (_, i) => ({
  number: i + 1, rows, seats_per_row: seatsPerRow, seats_total: seatsPerBlock, unavailable: [],
  accessible: i === 0 ? [{ row: 20, seat: 1 }] : [], row_order: null, best_seat: null,
}));
const sections = Array.from('ABCDEFGHIJ', (name, i) => ({
  name, price: 520_000 - Math.floor(i / 2) * 90_000, seats_total: 10 * seatsPerBlock, subsections,
}));
const event = {
  event_id: eventId, name: 'Fifty thousand', venue: 'Dome', starts_at: '2027-05-01T11:00:00Z', status: 'ON_SALE',
  currency: 'TWD', price_from: 160_000, price_to: 520_000, seats_total: 50_000, seller_id: 'nobody', description: '',
  hold_seconds: 900, max_tickets_per_order: 8, created_at: '2026-11-01T08:00:00Z', time_zone: 'Asia/Taipei',
  refunds: { by_buyer: false, until: null, fee_percent: 0 }, hold_extension_seconds: 0, waitlist: false, edition: 1,
  sections,
};

/**
 * The built pages with an API of one event of 50,000 seats in 100 blocks, of which half are free. `change` gives so
 * many seats another state and tells every page, as the service does.
 * @param more what a script adds: answers of further paths, a delay of all answers, and the end of a page's head.
 */
export async function openSite(dist, { answerOfMore = () => null, answerAfterMs = 0, headOf = () => '' } = {}) {
  const random = randomFrom(1);
  const keys = sections.flatMap(({ name }) => subsections.map(({ number }) => `${name}/${number}`));
  const blocks = new Map(keys.map((key) =>
    [key, Uint8Array.from({ length: seatsPerBlock }, () => (random() < 0.5 ? 0 : random() < 0.3 ? 1 : 2))]));
  const left = (key) => blocks.get(key).filter((digit) => digit === 0).length;
  const streams = new Set();
  const read = new Set();
  let seq = 1;
  const countsOf = (key) => {
    const [section, subsection] = key.split('/');
    const available = left(key);
    return {
      section, subsection: Number(subsection), total: seatsPerBlock, available, reserved: 0,
      sold: seatsPerBlock - available,
    };
  };
  const frame = (name, data) => `id: ${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

  const answerOf = (path) => {
    const seats = /section\/(.)\/subsection\/(\d+)\/seats$/.exec(path);
    if (seats) {
      const [, section, number] = seats;
      read.add(`${section}/${number}`);
      const digits = blocks.get(`${section}/${number}`);
      return {
        section, subsection: Number(number), seats_per_row: seatsPerRow, price: 1, currency: 'TWD', seq,
        rows: Array.from({ length: rows }, (_, row) =>
          digits.subarray(row * seatsPerRow, (row + 1) * seatsPerRow).join('')),
      };
    }
    if (path === `/events/${eventId}`) return event;
    if (path.endsWith('/sections')) {
      return {
        event_id: eventId, currency: 'TWD',
        sections: sections.map(({ name, price }) => ({
          section: name, price, total: 10 * seatsPerBlock,
          available: subsections.reduce((sum, { number }) => sum + left(`${name}/${number}`), 0),
        })),
      };
    }
    return null;
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const further = answerOfMore(request);
    if (pathname === '/empty') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>empty</title><p>Nothing</p><canvas></canvas>');
    } else if (further !== null) {
      if (answerAfterMs > 0) await setTimeout(answerAfterMs);
      response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/json');
      response.end(further);
    } else if (pathname.endsWith('/changes')) {
      response.setHeader('Content-Type', 'text/event-stream');
      response.write(frame('snapshot', { seq, subsections: keys.map(countsOf) }));
      streams.add(response);
      request.on('close', () => streams.delete(response));
    } else if (/^\/(api|events|users)\//.test(pathname)) {
      const answer = answerOf(pathname);
      if (answerAfterMs > 0) await setTimeout(answerAfterMs);
      response.statusCode = answer === null ? 404 : 200;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer ?? { status: 404, code: 'not-found' }));
    } else {
      const named = join(dist, pathname);
      const file = existsSync(named) && statSync(named).isFile() ? named : join(dist, 'index.html');
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      const content = readFileSync(file);
      const isPage = file.endsWith('index.html');
      response.end(isPage ? `${content}`.replace('</head>', `${headOf(request.url)}</head>`) : content);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    mapPath: `/event/${eventId}/map`,
    eventPath: `/event/${eventId}`,
    /** Blocks whose seats the page has asked for. */
    blocksRead: () => read.size,
    change(count) {
      const changed = new Map();
      for (let i = 0; i < count; i++) {
        const key = keys[Math.floor(random() * keys.length)];
        const place = Math.floor(random() * seatsPerBlock);
        const digit = random() < 0.5 ? 1 : 0;
        blocks.get(key)[place] = digit;
        const seats = changed.get(key) ?? [];
        seats.push([Math.floor(place / seatsPerRow) + 1, (place % seatsPerRow) + 1, digit]);
        changed.set(key, seats);
      }
      seq++;
      const data = { seq, subsections: [...changed].map(([key, seats]) => ({ ...countsOf(key), seats })) };
      for (const stream of streams) stream.write(frame('change', data));
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
