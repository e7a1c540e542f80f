/** Keeps the page of kept tickets on the device (public/tickets-worker.js), so that it opens without a network. */
export function keepPage() {
  navigator.serviceWorker
    ?.register('/tickets-worker.js', { scope: '/my-tickets' })
    .catch((error: unknown) => console.warn('tickets worker', error));
}
