// A development aid: enough of docs/api.md, in memory, to work on the pages without the system.
// It is no model of the rules (passwords are not checked, money is not moved) and no product test uses it.
//
//   node dev/mock-server.mjs [port 5199]        MOCK_RUSH=1: other buyers take a seat every 300 ms
//   TICKETING_GATEWAY_URL=http://localhost:5199 npm run dev
//
// Signs in anybody; emails that begin with "seller" are sellers. Seats of row 13 are always "just taken" by somebody.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const port = Number(process.argv[2] ?? 5199);
const users = new Map();
const sessions = new Map();
const events = new Map();
const orders = new Map();
const orderStreams = new Map(); // user id → Set of responses
let seq = 0;

const problem = (status, code, detail, more = {}) => ({ status, body: { status, code, title: code, detail, ...more } });
const ok = (body, status = 200) => ({ status, body });

function addEvent(seller, plan) {
  const id = events.size + 1;
  const sections = plan.sections.map((section) => {
    const subsections = section.subsections.map((sub) => ({
      unavailable: [], accessible: [], ...sub, seats_total: sub.rows * sub.seats_per_row - (sub.unavailable?.length ?? 0),
    }));
    return { name: section.name, price: section.price, subsections, seats_total: sum(subsections, (s) => s.seats_total) };
  });
  const seats = new Map();
  for (const section of sections) {
    for (const sub of section.subsections) {
      const rows = Array.from({ length: sub.rows }, () => new Uint8Array(sub.seats_per_row));
      for (const gap of sub.unavailable) rows[gap.row - 1][gap.seat - 1] = 3;
      seats.set(`${section.name}-${sub.number}`, { section: section.name, subsection: sub.number, rows });
    }
  }
  const prices = sections.map((section) => section.price);
  const event = {
    event_id: id, name: plan.name, venue: plan.venue, starts_at: plan.starts_at, status: 'PREPARING',
    currency: plan.currency, price_from: Math.min(...prices), price_to: Math.max(...prices),
    seats_total: sum(sections, (s) => s.seats_total), seller_id: seller, description: plan.description ?? '',
    hold_seconds: plan.hold_seconds, max_tickets_per_order: plan.max_tickets_per_order,
    created_at: new Date().toISOString(), sections,
  };
  events.set(id, { event, seats, streams: new Set() });
  setTimeout(() => (event.status = 'ON_SALE'), 800);
  return event;
}

const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);
const counts = ({ section, subsection, rows }) => {
  const n = [0, 0, 0, 0];
  for (const row of rows) for (const digit of row) n[digit]++;
  return { section, subsection, total: n[0] + n[1] + n[2], available: n[0], reserved: n[1], sold: n[2] };
};

function setSeats(show, changes, status) {
  seq++;
  const touched = new Map();
  for (const { section, subsection, row, seat } of changes) {
    const key = `${section}-${subsection}`;
    show.seats.get(key).rows[row - 1][seat - 1] = status;
    touched.set(key, [...(touched.get(key) ?? []), [row, seat, status]]);
  }
  for (const stream of show.streams) {
    const subsections = [...touched]
      .filter(([key]) => !stream.section || show.seats.get(key).section === stream.section)
      .map(([key, seats]) => ({ ...counts(show.seats.get(key)), seats }));
    if (subsections.length > 0) send(stream.response, 'change', { seq, subsections }, seq);
  }
}

function send(response, name, data, id) {
  response.write(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
}

function tellOrder(order) {
  for (const response of orderStreams.get(order.buyer_id) ?? []) send(response, 'order', order);
}

/** Adjacent seats where a row has them, else whatever is free. */
function bestSeats(show, { section, subsection, quantity }) {
  const found = [];
  for (const sub of show.seats.values()) {
    if (sub.section !== section || (subsection && sub.subsection !== subsection)) continue;
    for (const [r, row] of sub.rows.entries()) {
      for (let s = 0; s + quantity <= row.length; s++) {
        if (row.subarray(s, s + quantity).every((digit) => digit === 0)) {
          return Array.from({ length: quantity }, (_, i) => ({ section, subsection: sub.subsection, row: r + 1, seat: s + i + 1 }));
        }
      }
      for (let s = 0; s < row.length && found.length < quantity; s++) {
        if (row[s] === 0) found.push({ section, subsection: sub.subsection, row: r + 1, seat: s + 1 });
      }
    }
  }
  return found;
}

function reserve(order, wish) {
  const show = events.get(order.event_id);
  const plan = show.event.sections.find((s) => s.name === order.section);
  const wanted =
    wish.mode === 'manual' ? wish.seats.map((s) => ({ section: wish.section, ...s })) : bestSeats(show, wish);
  const free = wanted.filter(
    (s) => s.row !== 13 && show.seats.get(`${s.section}-${s.subsection}`).rows[s.row - 1][s.seat - 1] === 0,
  );
  const lost = wanted.filter((s) => !free.includes(s));
  if (lost.length > 0) setSeats(show, lost, 2);
  if (free.length === 0 || (wish.all_or_nothing && free.length < order.quantity)) {
    Object.assign(order, {
      status: 'FAILED', reason: wish.mode === 'manual' ? 'seat-taken' : 'sold-out', lost_seats: lost,
    });
  } else {
    setSeats(show, free, 1);
    const expires = Date.now() + show.event.hold_seconds * 1000;
    Object.assign(order, {
      status: 'PENDING_PAYMENT', lost_seats: lost, hold_expires_at: new Date(expires).toISOString(),
      seats: free.map((s) => ({ ...s, price: plan.price })), total: plan.price * free.length,
    });
    setTimeout(() => order.status === 'PENDING_PAYMENT' && cancel(order, 'hold-expired'), expires - Date.now());
  }
  tellOrder(order);
}

function cancel(order, reason) {
  Object.assign(order, { status: 'CANCELLED', reason, cancelled_at: new Date().toISOString() });
  setSeats(events.get(order.event_id), order.seats, 0);
  tellOrder(order);
}

function createOrder(user, wish) {
  const show = events.get(wish.event_id);
  if (!show) return problem(404, 'event-not-found', 'There is no such event.');
  if (user.role !== 'buyer') return problem(403, 'forbidden', 'Only buyers book.');
  if (show.event.status !== 'ON_SALE') return problem(409, 'event-not-on-sale', 'Not on sale.');
  const order = {
    order_id: randomUUID(), event_id: wish.event_id, buyer_id: user.user_id, status: 'PROCESSING', mode: wish.mode,
    section: wish.section, subsection: wish.subsection ?? null, quantity: wish.quantity ?? wish.seats.length, seats: [],
    lost_seats: [], total: 0, currency: show.event.currency, created_at: new Date().toISOString(),
    hold_expires_at: null, paid_at: null, cancelled_at: null, reason: null,
  };
  orders.set(order.order_id, order);
  setTimeout(() => reserve(order, wish), 400);
  return ok({ ...order }, 202);
}

const mockCards = new Map([['4000000000000002', 'tok_decline'], ['4000000000009995', 'tok_insufficient_funds']]);

function pay(order, token) {
  if (order.status === 'PAID') return ok(order);
  if (order.status !== 'PENDING_PAYMENT') return problem(409, 'hold-expired', 'Too late.');
  if (token === 'tok_decline') return problem(402, 'payment-declined', 'The card was declined.');
  if (token === 'tok_insufficient_funds') return problem(402, 'payment-declined', 'The card has insufficient funds.');
  Object.assign(order, { status: 'PAID', paid_at: new Date().toISOString() });
  setSeats(events.get(order.event_id), order.seats, 2);
  tellOrder(order);
  return ok(order);
}

function login(user) {
  const token = randomUUID();
  sessions.set(token, user);
  return { token, expires_at: new Date(Date.now() + 15 * 60_000).toISOString(), user };
}

function register({ email, name, role }) {
  const user = { user_id: randomUUID(), email, name, role, created_at: new Date().toISOString() };
  users.set(email, user);
  return user;
}

const summary = ({ description, sections, hold_seconds, max_tickets_per_order, created_at, ...rest }) => rest;

/** [method, path pattern, handler(match, { body, user, query })]; "!" before the method: wants a token. */
const routes = [
  ['POST', /^\/users\/register$/, (_, { body }) =>
    users.has(body.email) ? problem(409, 'email-taken', 'Taken.') : ok(register(body), 201)],
  ['POST', /^\/users\/login$/, (_, { body }) =>
    body.password === 'wrong'
      ? problem(401, 'invalid-credentials', 'Wrong.')
      : ok(login(users.get(body.email) ??
          register({ email: body.email, name: body.email.split('@')[0], role: body.email.startsWith('seller') ? 'seller' : 'buyer' })))],
  ['!POST', /^\/users\/refresh$/, (_, { user }) => ok(login(user))],
  ['!POST', /^\/users\/logout$/, () => ({ status: 204 })],
  ['GET', /^\/events$/, (_, { user, query }) => {
    const all = [...events.values()].map((show) => summary(show.event));
    return ok({ events: query.get('seller') === 'me' ? all.filter((e) => e.seller_id === user?.user_id) : all, next: null });
  }],
  ['!POST', /^\/events$/, (_, { user, body }) => ok(addEvent(user.user_id, body), 201)],
  ['GET', /^\/events\/(\d+)$/, ([, id]) => {
    const show = events.get(Number(id));
    return show ? ok(show.event) : problem(404, 'event-not-found', 'There is no such event.');
  }],
  ['!POST', /^\/events\/(\d+)\/(close|reopen)$/, ([, id, what]) => {
    const { event } = events.get(Number(id));
    event.status = what === 'close' ? 'CLOSED' : 'ON_SALE';
    return ok(event);
  }],
  ['GET', /^\/api\/seat_reservation\/(\d+)\/sections$/, ([, id]) => {
    const { event, seats } = events.get(Number(id));
    return ok({ event_id: event.event_id, currency: event.currency, sections: event.sections.map((s) => ({
      section: s.name, price: s.price, total: s.seats_total,
      available: sum([...seats.values()].filter((x) => x.section === s.name), (x) => counts(x).available),
    })) });
  }],
  ['GET', /^\/api\/seat_reservation\/(\d+)\/sections\/(\w+)$/, ([, id, name]) => {
    const { event, seats } = events.get(Number(id));
    return ok({ section: name, price: event.sections.find((s) => s.name === name).price,
      subsections: [...seats.values()].filter((x) => x.section === name).map(counts) });
  }],
  ['GET', /^\/api\/seat_reservation\/(\d+)\/tickets\/section\/(\w+)\/subsection\/(\d+)\/seats$/, ([, id, name, sub]) => {
    const { event, seats } = events.get(Number(id));
    const found = seats.get(`${name}-${sub}`);
    if (!found) return problem(404, 'subsection-not-found', 'There is no such subsection.');
    return ok({ section: name, subsection: Number(sub), seats_per_row: found.rows[0].length, seq,
      price: event.sections.find((s) => s.name === name).price, currency: event.currency,
      rows: found.rows.map((row) => row.join('')) });
  }],
  ['!POST', /^\/orders\/create$/, (_, { user, body }) => createOrder(user, body)],
  ['GET', /^\/payments\/config$/, () => ok({ provider: 'sandbox', tokeniser_url: '/payments/mock-tokens', publishable_key: null })],
  ['POST', /^\/payments\/mock-tokens$/, (_, { body }) =>
    ok({ token: mockCards.get(String(body.number).replaceAll(' ', '')) ?? 'tok_ok', brand: 'visa', last4: '4242' }, 201)],
  ['!POST', /^\/orders\/([\w-]+)\/confirm$/, ([, id], { body }) => pay(orders.get(id), body.payment_token)],
  ['!POST', /^\/orders\/([\w-]+)\/cancel$/, ([, id]) => {
    cancel(orders.get(id), 'cancelled-by-buyer');
    return ok(orders.get(id));
  }],
  ['!GET', /^\/orders\/[\w-]+\/([\w-]{36})$/, ([, id]) =>
    orders.has(id) ? ok(orders.get(id)) : problem(404, 'order-not-found', 'There is no such booking.')],
  ['!GET', /^\/orders\/([\w-]+)$/, ([, id]) => ok({ orders: ordersOf(id), next: null })],
];

const ordersOf = (userId) => [...orders.values()].filter((order) => order.buyer_id === userId).reverse();

function openStream(request, response, url, user) {
  const seatStream = /^\/api\/seat_reservation\/(\d+)\/changes$/.exec(url.pathname);
  const orderStream = /^\/orders\/([\w-]+)\/updates$/.exec(url.pathname);
  if (!seatStream && !orderStream) return false;
  if (orderStream && !user) {
    answer(response, problem(401, 'unauthenticated', 'Sign in.'));
    return true;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  const entry = { response, section: url.searchParams.get('section') };
  let streams;
  if (seatStream) {
    const show = events.get(Number(seatStream[1]));
    streams = show.streams;
    streams.add(entry);
    const subsections = [...show.seats.values()].filter((x) => !entry.section || x.section === entry.section).map(counts);
    send(response, 'snapshot', { seq, subsections }, seq);
  } else {
    streams = orderStreams.get(user.user_id) ?? new Set();
    orderStreams.set(user.user_id, streams.add(response));
    send(response, 'snapshot', { orders: ordersOf(user.user_id).slice(0, 20) });
  }
  response.on('close', () => {
    clearInterval(beat);
    streams.delete(seatStream ? entry : response);
  });
  return true;
}

function answer(response, { status, body }) {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const user = sessions.get(request.headers.authorization?.replace('Bearer ', ''));
  if (openStream(request, response, url, user)) return;
  let text = '';
  for await (const chunk of request) text += chunk;
  for (const [rule, pattern, handle] of routes) {
    const match = pattern.exec(url.pathname);
    if (!match || rule.replace('!', '') !== request.method) continue;
    if (rule.startsWith('!') && !user) return answer(response, problem(401, 'unauthenticated', 'Sign in.'));
    return answer(response, handle(match, { body: text ? JSON.parse(text) : {}, user, query: url.searchParams }));
  }
  answer(response, problem(404, 'not-found', 'There is nothing at this address.'));
});

const subs = (n, rows, seats_per_row, more = {}) =>
  Array.from({ length: n }, (_, i) => ({ number: i + 1, rows, seats_per_row, ...more }));
const demo = { currency: 'TWD', hold_seconds: 900, max_tickets_per_order: 8 };
addEvent('demo', { ...demo, name: 'Aurora Tour', venue: 'Taipei Dome', starts_at: '2027-05-01T11:00:00Z',
  description: 'Two hours of northern lights and bass.',
  sections: [...'ABCDEFGHIJ'].map((name, i) => ({ name, price: 300000 - i * 20000, subsections: subs(10, 20, 25) })) });
addEvent('demo', { ...demo, name: 'Late Film: The Long Interval', venue: 'Harbour Cinema, Hall 3', starts_at: '2026-12-24T20:30:00Z',
  currency: 'EUR', hold_seconds: 300,
  sections: [{ name: 'HALL', price: 1250, subsections: subs(1, 8, 14, {
    unavailable: [{ row: 1, seat: 1 }, { row: 1, seat: 14 }, { row: 2, seat: 1 }, { row: 2, seat: 14 }],
    accessible: [{ row: 8, seat: 1 }, { row: 8, seat: 2 }, { row: 8, seat: 13 }, { row: 8, seat: 14 }] }) }] });
addEvent('demo', { ...demo, name: 'Ten-second Flash Sale', venue: 'Small Hall', starts_at: '2027-01-09T19:00:00Z', hold_seconds: 65,
  sections: [{ name: 'A', price: 90000, subsections: subs(2, 6, 12) }] });
for (const [id, name, share] of [[1, 'A', 0.35], [1, 'B', 0.95], [2, 'HALL', 0.3]]) {
  for (const sub of events.get(id).seats.values()) {
    if (sub.section !== name) continue;
    for (const row of sub.rows) row.forEach((digit, i) => digit === 0 && Math.random() < share && (row[i] = Math.random() < 0.3 ? 1 : 2));
  }
}
if (process.env.MOCK_RUSH) {
  setInterval(() => {
    const show = events.get(1);
    const seats = bestSeats(show, { section: 'A', subsection: 1 + Math.floor(Math.random() * 10), quantity: 1 });
    if (seats.length > 0) setSeats(show, seats, 1);
  }, 300);
}
server.listen(port, '127.0.0.1', () => console.log(`mock API on http://localhost:${port}`));
