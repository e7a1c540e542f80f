// Keeps the page of a person's tickets on the device; the tickets are in IndexedDB (features/kept-tickets).
self.keptPage = {
  cacheName: 'tickets-page-1',
  page: '/my-tickets',
  shell: '/my-tickets',
};
importScripts('/kept-page.js');
