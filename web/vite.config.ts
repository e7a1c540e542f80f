import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './chunkGroups.ts';
import { writePagesAhead } from './pagesAhead.ts';

// Where `npm run dev` sends API calls: the gateway of a running system.
const gatewayUrl = process.env.TICKETING_GATEWAY_URL ?? 'http://localhost:5100';
// The paths of pages (/event/1, /my-bookings) begin with none of these.
const apiPaths = [
  '^/users/', '^/events($|[/?])', '^/series($|[/?])', '^/pictures/',
  '^/operators/', '^/plans($|[/?])', '^/tickets/', '^/orders/', '^/sellers/', '^/payments/', '^/v1/', '^/api/',
  '^/search($|[?])', '^/cities($|[/?])', '^/super-venues($|[/?])', '^/venues/', '^/productions($|[/?])',
];

/** README.md names them. Syntax and styles are rewritten for them; the linter forbids calls that they lack. */
const supportedBrowsers = ['chrome111', 'edge111', 'firefox114', 'safari16.4'];

/** The best quality takes seconds for a megabyte of WebAssembly, and saves a tenth. */
const brotliParams = (name: string) => ({ [constants.BROTLI_PARAM_QUALITY]: name.endsWith('.wasm') ? 9 : 11 });

/** Writes x.js.br and x.js.gz beside x.js. The gateway serves them to browsers that accept them. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  writeBundle(options) {
    const folder = join(options.dir ?? 'dist', 'assets');
    for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg|wasm)$/.test(file))) {
      const content = readFileSync(join(folder, name));
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: brotliParams(name) }));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

/** Of all scripts that the first page waits for. A phone on a slow network takes a second for each 200 KB. */
const initialScriptBudget = 150 * 1024;

/** Fails a build whose first page would wait for more script than the budget, and says how much it is. */
const budget: Plugin = {
  name: 'budget',
  apply: 'build',
  generateBundle(_options, bundle) {
    const wanted = new Set<string>();
    const add = (name: string) => {
      const chunk = bundle[name];
      if (chunk?.type !== 'chunk' || wanted.has(name)) return;
      wanted.add(name);
      chunk.imports.forEach(add);
    };
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && file.isEntry) add(file.fileName);
    }
    const size = [...wanted].reduce((sum, name) => {
      const chunk = bundle[name];
      return chunk?.type === 'chunk' ? sum + gzipSync(chunk.code, { level: 9 }).length : sum;
    }, 0);
    const found = `initial scripts: ${Math.round(size / 1024)} KB gzipped of ${initialScriptBudget / 1024}`;
    if (size === 0 || size > initialScriptBudget) this.error(found);
    console.info(found);
  },
};

export default defineConfig({
  plugins: [react(), precompress, budget, writePagesAhead],
  server: {
    port: 5173,
    proxy: Object.fromEntries(apiPaths.map((path) => [path, { target: gatewayUrl, ws: true }])),
  },
  build: {
    outDir: 'dist',
    target: supportedBrowsers,
    // The gateway's content security policy forbids inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The pages share their styles, and one file of them is smaller than one more request for each page.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  test: {
    // The timeouts bound a hang. A test that passes never comes near them, on a slow machine either.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'units', environment: 'node', include: ['{src,scripts}/**/*.test.{ts,mjs}'] } },
      {
        extends: true,
        test: {
          name: 'pages', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/testing/setup.ts'],
          environmentOptions: { jsdom: { url: 'http://ticketing.test/' } },
        },
      },
    ],
  },
});
