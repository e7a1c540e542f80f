/** The browser's code reader (Shape Detection API). TypeScript's library does not have its types yet. */
export interface CodeReader {
  detect: (source: HTMLVideoElement | ImageData) => Promise<{ rawValue: string }[]>;
}

interface CodeReaderClass {
  new (options: { formats: ['qr_code'] }): CodeReader;
  getSupportedFormats: () => Promise<string[]>;
}

/** Without a camera people type or paste the code, or use a handheld scanner, which types it. */
export const hasCamera = () => navigator.mediaDevices !== undefined;

/**
 * The browser's own reader; where it has none (Safari, Firefox, Chrome on Windows) one in WebAssembly, which loads when
 * the camera is first used. It is served from here: its own default is a foreign host.
 */
export async function loadCodeReader(): Promise<CodeReader> {
  const options: { formats: ['qr_code'] } = { formats: ['qr_code'] };
  const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: CodeReaderClass };
  if (Own !== undefined && (await Own.getSupportedFormats()).includes('qr_code')) return new Own(options);
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasmUrl }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    // Its version is the one that barcode-detector names: script and WebAssembly belong together.
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  return new BarcodeDetector(options);
}
