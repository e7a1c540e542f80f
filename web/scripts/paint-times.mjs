// Largest paints of pages that visitors open first, on a CPU that is four times slower than this one: the built pages
// in Chromium, in turns with an empty page, without and with what the gateway names in their heads (pagesAhead.ts). A
// busy machine is slower than itself, so two runs are compared by the ratio to the empty page of the same run.
// Built pages are read from the folder named first, else from dist.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './map-frames/chromium.mjs';
import { openSite } from './map-frames/site.mjs';

const [width, height] = [390, 844];
const slowdown = 4;
const visits = Number(process.env.VISITS ?? 7);
/** What a service near by takes, with the gateway. On a phone's network it is several times as much. */
const answerAfterMs = 40;
const pictureWidths = [480, 960];

const dist = process.argv[2] ?? join(import.meta.dirname, '..', 'dist');
const pages = JSON.parse(readFileSync(join(dist, 'pages.json'), 'utf8'));

/** The links of a page as the gateway writes them (services/Ticketing.Gateway/Pages/PagesAhead.cs). */
function linksOf(path) {
  const parts = path.split('/').filter((part) => part !== '');
  const page = pages.find(({ page: route }) => {
    const wanted = route.split('/').filter((part) => part !== '');
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i]);
  });
  if (page === undefined) return '';
  const names = page.page.split('/');
  const filled = (data) =>
    names.reduce((text, name, i) => (name.startsWith(':') ? text.replace(name, parts[i]) : text), data);
  return [
    ...page.scripts.map((script) => `<link rel="modulepreload" href="${script}">`),
    ...page.data.map((data) =>
      `<link rel="preload" as="fetch" crossorigin="anonymous" href="${filled(data).replaceAll('&', '&amp;')}">`),
  ].join('');
}

const picture = { picture_id: 'drawn', alt: 'Lanterns', width: 960, height: 540, widths: pictureWidths };
const showsOf = (kind) => Array.from({ length: kind === 'other' ? 0 : 12 }, (_, i) => ({
  venue: {
    venue_id: i + 1, venue_name: 'Hall 2', time_zone: 'Asia/Taipei', place: null,
    movie: {
      movie_id: null, name: `${kind} number ${i}`, kind, picture,
      events: [{
        event_id: i + 1, name: `${kind} number ${i}`, start_time: '2027-05-01T11:00:00Z', sale_state: 'ON_SALE',
        currency: 'TWD', price_from: 30_000, availability: 'FEW', counted_at: '2026-11-29T08:00:00Z', waitlist: true,
      }],
    },
  },
}));
const pictures = new Map();
function answerOfMore({ url }) {
  const { pathname, searchParams } = new URL(url, 'http://site');
  if (pathname === '/search') return JSON.stringify({ result: showsOf(searchParams.get('kind')), next: null });
  if (pathname === '/cities') return JSON.stringify({ cities: [], next: null });
  return pictures.get(pathname) ?? null;
}

const page = await openPage(width, height);
/** The browser draws the pictures itself. */
const draw = (across) => page.evaluate(`(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: ${across}, height: ${across * 9 / 16} });
  const brush = canvas.getContext('2d');
  for (let i = 0; i < 400; i++) {
    brush.fillStyle = 'hsl(' + (i * 37) % 360 + ' 60% 50%)';
    brush.fillRect((i * 53) % ${across}, (i * 97) % ${across * 9 / 16}, 60, 40);
  }
  return canvas.toDataURL('image/webp').split(',')[1];
})()`);
for (const across of pictureWidths) {
  pictures.set(`/pictures/drawn/${across}.webp`, Buffer.from(await draw(across), 'base64'));
}

const plain = await openSite(dist, { answerOfMore, answerAfterMs });
const ahead = await openSite(dist, { answerOfMore, answerAfterMs, headOf: linksOf });
await page.beforePages(`
  window.paint_ = 0;
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) window.paint_ = startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });`);
await page.slowDown(slowdown);

async function visit(url, ready) {
  await page.goTo(url);
  await page.until(ready);
  return page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.paint_))))');
}

const isDrawn = `document.readyState === 'complete' && document.querySelector('h1')
  && !document.querySelector('.skeleton, .skeleton-block, main .loading')
  && [...document.images].every((image) => image.complete || image.loading === 'lazy')`;
const isEmpty = "document.title === 'empty' && document.readyState === 'complete' && window.paint_ > 0";
const paths = [['home', '/'], ['event', plain.eventPath], ['map', plain.mapPath]];
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
try {
  const times = new Map([['empty', []]]);
  for (const [name] of paths) for (const kind of ['plain', 'ahead']) times.set(`${name} ${kind}`, []);
  for (let i = 0; i < visits; i++) {
    for (const [name, path] of paths) {
      times.get('empty').push(await visit(`${plain.origin}/empty`, isEmpty));
      times.get(`${name} plain`).push(await visit(plain.origin + path, isDrawn));
      times.get(`${name} ahead`).push(await visit(ahead.origin + path, isDrawn));
    }
  }
  const unit = median(times.get('empty'));
  console.info(`| page | largest paint, median of ${visits} (best) | times an empty page |\n|---|---|---|`);
  for (const [name, paints] of times) {
    const [paint, best] = [median(paints), Math.min(...paints)].map((time) => time.toFixed(0));
    console.info(`| ${name} | ${paint} ms (${best}) | ${(median(paints) / unit).toFixed(1)} |`);
  }
} finally {
  await page.close();
  await Promise.all([plain.close(), ahead.close()]);
}
