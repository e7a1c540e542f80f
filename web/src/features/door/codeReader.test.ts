import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { loadCodeReader } from './codeReader';

afterEach(() => vi.unstubAllGlobals());

/** What the reader asks of a picture. Node has no ImageData. */
class ImageData {
  readonly colorSpace = 'srgb';
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** Without BarcodeDetector the door had no camera at all. */
it('reads pictures without BarcodeDetector, and loads the reader from our own host', async () => {
  const asked: string[] = [];
  vi.stubGlobal('ImageData', ImageData);
  vi.stubGlobal('fetch', (url: string | URL) => {
    asked.push(String(url));
    const file = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
    return Promise.resolve(new Response(file, { headers: { 'Content-Type': 'application/wasm' } }));
  });
  const reader = await loadCodeReader();
  const white = new ImageData(new Uint8ClampedArray(40 * 40 * 4).fill(255), 40, 40);

  expect(await reader.detect(white as unknown as globalThis.ImageData)).toEqual([]);
  expect(asked).toEqual([expect.stringMatching(/^\/(?!\/).*zxing_reader.*\.wasm/)]);
});

it('takes the browser’s reader where it reads our codes', async () => {
  class Own {
    static getSupportedFormats = () => Promise.resolve(['qr_code']);
  }
  vi.stubGlobal('BarcodeDetector', Own);
  expect(await loadCodeReader()).toBeInstanceOf(Own);
});
