// Keeps the door page on the device, so that it opens without a network. Only pages below /door/ and the files they
// load: everything of the API goes to the server, and what a door must know lies in IndexedDB (features/door).

const cacheName = 'door-page-1';
const page = '/door/';

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(page)) event.respondWith(openPage(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg') event.respondWith(openAsset(request));
});

/** Fetches the page and all it names, e.g. src="/assets/index-Bx3f.js"; nothing is kept unless everything is. */
async function keepPage() {
  const answer = await fetch(page, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
  const names = [...(await answer.clone().text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
  const cache = await caches.open(cacheName);
  await cache.addAll(names);
  await cache.put(page, answer);
}

/** The newest page while there is a network. */
async function openPage(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keepPage();
    return answer;
  } catch {
    // No network, or it went away half-way: the page that was kept, whole.
    return (await caches.match(page)) ?? Response.error();
  }
}

/** Names of assets change with their content, so a kept one is the right one. */
async function openAsset(request) {
  return (await caches.match(request)) ?? fetch(request);
}
