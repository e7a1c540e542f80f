import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import type { ApiPaths } from '../shared/api/types';

/** Stands in for the gateway. A test adds the answers of its own story; a request without one fails the test. */
const origin = 'http://ticketing.test';

/** The frame of every page asks for the buyer's holds; most stories have none. */
const noOrders = http.get(`${origin}/orders/:user_id`, () => HttpResponse.json({ orders: [], next: null }));
/** An event's page for its seller asks who did what; most stories did nothing. */
const noActivity = ['/events/:event_id/audit-log', '/events/:event_id/orders/audit-log'].map((path) =>
  http.get(`${origin}${path}`, () => HttpResponse.json({ entries: [], next: null })),
);
/** The account page lists passkeys. */
const noPasskeys = http.get(`${origin}/users/me/passkeys`, () => HttpResponse.json({ passkeys: [] }));
/** Creating an event asks for the seller's plans and for templates; most stories type their sections. */
const noPlans = [
  http.get(`${origin}/plans`, () => HttpResponse.json({ plans: [] })),
  http.get(`${origin}/plans/templates`, () => HttpResponse.json({ templates: [] })),
];
/** Most events ask nothing of those who come, and nobody comes yet. */
const noAttendees = [
  http.get(`${origin}/events/:event_id/attendee-rules`, () =>
    HttpResponse.json({ names: 'none', changes_until: null, transfers: true, questions: [] })),
  http.get(`${origin}/events/:event_id/attendees`, () => HttpResponse.json({ attendees: [], next: null })),
];
/** The home page looks for shows of each kind; most stories only pass by. */
const noShows = http.get(`${origin}/search`, () => HttpResponse.json({ result: [], next: null }));
/** Most stories end before a card is typed. */
const noCard = http.get(`${origin}/payments/config`, () =>
  HttpResponse.json({ provider: 'sandbox', tokeniser_url: 'http://bank.test/tokens', publishable_key: null }),
);
/** Most events allow no resale. */
const noResale = [
  http.get(`${origin}/events/:event_id/resale`, () =>
    HttpResponse.json({ event_id: 7, is_open: false, tickets: 0, currency: 'TWD', offers: [] })),
  http.get(`${origin}/events/:event_id/resale/terms`, () =>
    HttpResponse.json({
      event_id: 7, is_allowed: false, fee_percent: 0, ends_minutes_before: 0, offered: 0, in_hand: 0, sold: 0,
    })),
  http.get(`${origin}/orders/:user_id/:order_id/resale`, () =>
    HttpResponse.json({
      order_id: 'o', is_allowed: false, reason: null, fee_percent: 0, until: null, currency: 'TWD', tickets: [],
    })),
];
/** Most sellers have no series. */
const noSeries = http.get(`${origin}/series`, () => HttpResponse.json({ series: [], next: null }));
/** Creating an event asks for the seller's venues and for productions; most stories type a venue's name. */
const noPlaces = [
  http.get(`${origin}/super-venues`, () => HttpResponse.json({ super_venues: [], next: null })),
  http.get(`${origin}/productions`, () => HttpResponse.json({ productions: [], next: null })),
  http.get(`${origin}/cities`, () => HttpResponse.json({ cities: [], next: null })),
];
/** An event's page for its seller has the form of all prices; most stories have one price a section. */
const onePrice = http.get(`${origin}/events/:event_id/pricing`, () =>
  HttpResponse.json({
    event_id: 7, edition: 1, currency: 'TWD', sections: [], categories: [], kinds: [], fee: { amount: 0, percent: 0 },
    tax_percent: 0, keeps_fees: false, early_birds: [], shown: [], seats: [],
  }),
);
/** A seller's team page has what stands on invoices; most sellers have set nothing. */
const noInvoicing = http.get(`${origin}/sellers/me/invoicing`, () =>
  HttpResponse.json({ status: 404, code: 'invoicing-not-set' }, { status: 404 }),
);
/** Tickets can go into a wallet where the shop has keys for it; most have none. */
const noWallets = http.get(`${origin}/tickets/orders/:order_id/wallets`, () =>
  HttpResponse.json({ apple: false, google: false }),
);
export const server = setupServer(
  noOrders, noCard, noPasskeys, noShows, noSeries, noWallets,
  onePrice, ...noActivity, ...noPlans, ...noPlaces, noInvoicing, ...noAttendees, ...noResale,
);

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The body of an operation's successful JSON answer, so that a test cannot answer what the contract does not allow. */
type AnswerOf<TOperation> = TOperation extends { responses: infer TResponses }
  ? {
      [TStatus in keyof TResponses & (200 | 201 | 202)]: TResponses[TStatus] extends {
        content: { 'application/json': infer TBody };
      }
        ? TBody
        : never;
    }[keyof TResponses & (200 | 201 | 202)]
  : never;

/** A refusal: problem details with a code. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly more: {
      detail?: string; reason?: string; errors?: Record<string, string[]>; retryAfterSeconds?: number; price?: number;
    } = {},
  ) {}
}

/** A body that the contract allows, success without a body, a refusal, or a connection that fails. */
type Answer<TOperation> = AnswerOf<TOperation> | Refusal | 'done' | 'network';

/**
 * Answers an endpoint of the contract: with each answer in turn, and with the last one from then on. A function makes
 * the answer from the request's body. Returns the bodies of the requests so far, or their queries where there is none.
 */
export function answer<TPath extends keyof ApiPaths, TMethod extends Method & keyof ApiPaths[TPath]>(
  method: TMethod,
  path: TPath,
  ...answers: (Answer<ApiPaths[TPath][TMethod]> | ((body: unknown) => Answer<ApiPaths[TPath][TMethod]>))[]
): unknown[] {
  const requests: unknown[] = [];
  // {event_id} in OpenAPI is :event_id in MSW.
  const pattern = origin + path.replaceAll(/\{(\w+)\}/g, ':$1');
  server.use(
    http[method](pattern, async ({ request }) => {
      const next = answers[Math.min(requests.length, answers.length - 1)];
      const text = await request.text();
      const query = Object.fromEntries(new URL(request.url).searchParams);
      requests.push(text === '' ? query : (JSON.parse(text) as unknown));
      const given: unknown = typeof next === 'function' ? next(requests.at(-1)) : next;
      if (given === 'network') return HttpResponse.error();
      if (given === 'done') return new HttpResponse(null, { status: 204 });
      return given instanceof Refusal ? problem(given) : HttpResponse.json(given as JsonBodyType);
    }),
  );
  return requests;
}

function problem({ status, code, more }: Refusal) {
  const { retryAfterSeconds, ...details } = more;
  return HttpResponse.json(
    { status, code, title: code, ...details },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      },
    },
  );
}

/** A file that the server is too busy to send for the first `refusals` requests. Returns how many there were. */
export function file(path: string, body: string, type: string, refusals = 0): () => number {
  let requests = 0;
  server.use(
    http.get(origin + path, () =>
      ++requests <= refusals
        ? problem(new Refusal(429, 'too-many-requests', { retryAfterSeconds: 0 }))
        : new HttpResponse(body, { headers: { 'Content-Type': type } })),
  );
  return () => requests;
}

/** A stream of server-sent events that stays open. `send` before the page connects is kept for it. */
export function stream(path: string): { send: (name: string, data: unknown) => void } {
  const encoder = new TextEncoder();
  const sent: Uint8Array[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  server.use(
    http.get(origin + path, () => {
      const body = new ReadableStream<Uint8Array>({
        start(opened) {
          controller = opened;
          for (const chunk of sent) opened.enqueue(chunk);
        },
        cancel() {
          controller = undefined;
        },
      });
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
    }),
  );
  return {
    send(name, data) {
      const chunk = encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      sent.push(chunk);
      controller?.enqueue(chunk);
    },
  };
}

/** The payment provider's tokeniser, which is another origin. Returns the card numbers that it was given. */
export function tokeniser(): string[] {
  const numbers: string[] = [];
  answer('get', '/payments/config', {
    provider: 'sandbox', tokeniser_url: 'http://bank.test/tokens', publishable_key: null,
  });
  server.use(
    http.post('http://bank.test/tokens', async ({ request }) => {
      const { number } = (await request.json()) as { number: string };
      numbers.push(number);
      return HttpResponse.json({ token: `tok_${numbers.length}` });
    }),
  );
  return numbers;
}
