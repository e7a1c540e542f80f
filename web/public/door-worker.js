// Keeps the door page on the device; what a door must know is in IndexedDB (features/door).
self.keptPage = {
  cacheName: 'door-page-3',
  page: '/door/',
  // A page that the gateway knows, and the same file as any other: /door/ alone is none.
  shell: '/doors',
};
importScripts('/kept-page.js');
