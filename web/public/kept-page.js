// Keeps a page on the device, so that it opens without a network: what a worker that loads this script names in
// `keptPage`. It keeps the page and the files that it loads. Requests to the API always go to the server.

const { cacheName, page, shell } = self.keptPage;
// What this worker kept in earlier forms; other workers' caches are theirs.
const family = cacheName.replace(/\d+$/, '');

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(
        names.filter((name) => name.startsWith(family) && name !== cacheName).map((name) => caches.delete(name)),
      ))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(page)) event.respondWith(openPage(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg') {
    event.respondWith(openAsset(request));
  }
});

/** Fetches the page and every file that it loads. It keeps all of them or none. */
async function keepPage() {
  const answer = await fetch(shell, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${shell} answered ${answer.status}`);
  const html = await answer.clone().text();
  // For example src="/assets/index-Bx3f.js".
  const first = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
  const later = await Promise.all(first.filter((name) => name.endsWith('.js')).map(laterScripts));
  const cache = await caches.open(cacheName);
  await cache.addAll([...new Set([...first, ...later.flat()])]);
  await cache.put(page, answer);
}

/** The scripts that a script loads later. The build lists them in it, for example "assets/DoorPage-C4nd.js". */
async function laterScripts(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
  return [...(await answer.text()).matchAll(/"assets\/[\w-]+\.js"/g)].map((match) => `/${match[0].slice(1, -1)}`);
}

/** The newest page while there is a network. */
async function openPage(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keepPage();
    return answer;
  } catch {
    // The network is away, or went away half-way: the kept page is whole.
    return (await caches.match(page)) ?? Response.error();
  }
}

/**
 * The name of an asset changes with its content, so the kept one is the right one. What loads later, such as the reader
 * of codes, is kept once it has loaded.
 */
async function openAsset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}
