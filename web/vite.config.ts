import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where `npm run dev` sends API calls: the gateway of a running system, or dev/mock-server.mjs.
const gatewayUrl = process.env.TICKETING_GATEWAY_URL ?? 'http://localhost:5100';
// The pages' own addresses (/event/1, /my-bookings) begin with none of these.
const apiPaths = ['^/users/', '^/events($|[/?])', '^/orders/', '^/api/'];

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    proxy: Object.fromEntries(apiPaths.map((path) => [path, gatewayUrl])),
  },
  build: {
    outDir: 'dist',
    // The gateway's content security policy allows no inline data, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
