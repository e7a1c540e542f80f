import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { pagesAhead } from '../../pagesAhead';
import { visit } from '../testing/render';
import { server } from '../testing/server';

const parts: Record<string, string> = { eventId: '7', cityId: '1', productionId: '5', superVenueId: '3', section: 'A' };
const filled = (text: string) => text.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? 'none');
const withData = Object.entries(pagesAhead).filter(([, { data }]) => data.length > 0);

it.each(withData)('the head of "/%s" names what the page asks for, to the letter', async (page, { data }) => {
  const asked: string[] = [];
  server.use(
    http.get('*', ({ request }) => {
      const { pathname, search } = new URL(request.url);
      asked.push(pathname + search);
      return HttpResponse.json({ status: 404, code: 'not-found' }, { status: 404 });
    }),
  );
  visit(`/${filled(page)}`);
  await expect.poll(() => data.map(filled).filter((address) => !asked.includes(address)), { timeout: 60_000 })
    .toEqual([]);
});
