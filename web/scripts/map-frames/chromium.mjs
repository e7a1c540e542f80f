import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const loadTimeoutMs = 60_000;

function find() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('No Chromium on the PATH. CHROMIUM_PATH names one.');
  return found;
}

/**
 * The machine's own Chromium, without a window, driven over a pipe by the DevTools protocol
 * (https://chromedevtools.github.io/devtools-protocol/): messages are JSON, each ended by a zero byte.
 */
export async function openPage(width, height) {
  const profile = mkdtempSync(join(tmpdir(), 'map-frames-'));
  const browser = spawn(find(), [
    '--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
    `--user-data-dir=${profile}`, `--window-size=${width},${height}`, 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const waiting = new Map();
  let nextId = 1;
  let buffered = '';
  browser.stdio[4].setEncoding('utf8').on('data', (chunk) => {
    const parts = (buffered + chunk).split('\0');
    buffered = parts.pop() ?? '';
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part);
      const settle = waiting.get(id);
      waiting.delete(id);
      if (error) settle?.reject(new Error(error.message));
      else settle?.resolve(result);
    }
  });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended.'));
  });
  const call = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });

  const { targetInfos } = await call('Target.getTargets');
  const { targetId } = targetInfos.find(({ type }) => type === 'page');
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => call(method, params, sessionId);
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await send('Performance.enable');

  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression, returnByValue: true, awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    evaluate,
    goTo: (url) => send('Page.navigate', { url }),
    /** Runs a script before those of every page that is opened from now on. */
    beforePages: async (source) => {
      await send('Page.enable');
      await send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    /** As a machine so many times slower, whose cache is empty each time. */
    slowDown: async (rate) => {
      await send('Emulation.setCPUThrottlingRate', { rate });
      await send('Network.enable');
      await send('Network.setCacheDisabled', { cacheDisabled: true });
    },
    mouse: (type, x, y, more = {}) => send('Input.dispatchMouseEvent', { type, x, y, ...more }),
    /** Seconds that the page's thread was busy so far. */
    busySeconds: async () =>
      (await send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value,
    until: async (expression) => {
      for (let waitedMs = 0; !(await evaluate(`Boolean(${expression})`)); waitedMs += 100) {
        if (waitedMs > loadTimeoutMs) throw new Error(`The page never had: ${expression}`);
        await setTimeout(100);
      }
    },
    screenshot: async () => (await send('Page.captureScreenshot')).data,
    close: async () => {
      browser.stdio[3].write(`${JSON.stringify({ id: nextId++, method: 'Browser.close', params: {} })}\0`);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
