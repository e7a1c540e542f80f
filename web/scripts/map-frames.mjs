// Frame times of the map: the built page in Chromium, a plan of 50,000 seats, 1,000 of them changing every second.
// Built pages are read from the folder named first, else from dist. `--picture FILE` also keeps what was last seen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval, clearInterval } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { openPage } from './map-frames/chromium.mjs';
import { openSite } from './map-frames/site.mjs';

const [width, height] = [1280, 900];
const changesPerSecond = 1_000;
/** As often as the service tells changes (docs/adr/0026). */
const tellEveryMs = 100;
const scenarioMs = 5_000;
const stepMs = 16;
const aimMs = 17;

const options = process.argv.slice(2);
const pictureAt = options.indexOf('--picture');
const picture = pictureAt < 0 ? null : options.splice(pictureAt, 2)[1];
const site = await openSite(options[0] ?? join(import.meta.dirname, '..', 'dist'));
const page = await openPage(width, height);

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Frame times while something goes on, and what the page's thread worked for each. */
async function measure(act) {
  await page.evaluate(`window.frames_ = []; {
    let last = performance.now();
    const step = (now) => { window.frames_.push(now - last); last = now; window.loop_ = requestAnimationFrame(step); };
    window.loop_ = requestAnimationFrame(step);
  }`);
  const busyBefore = await page.busySeconds();
  const started = Date.now();
  for (let i = 0; Date.now() - started < scenarioMs; i++) {
    await act(i);
    await setTimeout(stepMs);
  }
  const busyMs = (await page.busySeconds() - busyBefore) * 1_000;
  // The first two began before the measuring.
  const frames = (await page.evaluate('cancelAnimationFrame(window.loop_), window.frames_.slice(2)'))
    .sort((a, b) => a - b);
  return {
    count: frames.length, median: percentile(frames, 0.5), p95: percentile(frames, 0.95), work: busyMs / frames.length,
  };
}

const idle = async () => {};
const results = [];
const take = async (name, act) => {
  const result = await measure(act);
  results.push([name, result]);
  console.error(`${name}: ${result.count} frames`);
};

try {
  await page.goTo(`${site.origin}/empty`);
  await page.until("document.title === 'empty'");
  await take('empty animation (baseline)', idle);

  await page.goTo(site.origin + site.mapPath);
  await page.until("document.querySelector('.venue-canvas')?.width > 300");
  const box = await page.evaluate(`(() => {
    const { x, y, width, height } = document.querySelector('.venue-canvas').getBoundingClientRect();
    return { x, y, width, height };
  })()`);
  // Where seats are, also after coming near: without a drawing the venue is a bowl, whose middle is empty.
  const [x, y] = [box.x + box.width * 0.42, box.y + box.height * 0.8];
  const wheel = (deltaY) => page.mouse('mouseWheel', x, y, { deltaX: 0, deltaY });
  const near = async () => {
    for (let i = 0; i < 6; i++) await wheel(-150);
    await setTimeout(1_000);
  };
  await take('whole venue, nothing changes', idle);
  const telling = setInterval(() => site.change((changesPerSecond * tellEveryMs) / 1_000), tellEveryMs);
  try {
    await take('whole venue', idle);
    await take('zooming in and out', (i) => wheel(i % 40 < 20 ? -90 : 90));
    await page.evaluate("document.querySelector('.venue-zoom .button:last-child').click()");
    await setTimeout(500);
    await near();
    await page.mouse('mousePressed', x, y, { button: 'left', clickCount: 1 });
    if (site.blocksRead() === 0) throw new Error('No seats are in view.');
    const around = (i) => [x + box.width * 0.1 * Math.sin(i / 12), y + box.height * 0.1 * Math.cos(i / 12)];
    await take('panning over seats', (i) => page.mouse('mouseMoved', ...around(i), { button: 'left', buttons: 1 }));
    await page.mouse('mouseReleased', x, y, { button: 'left', clickCount: 1 });
  } finally {
    clearInterval(telling);
  }
  if (picture !== null) writeFileSync(picture, await page.screenshot(), 'base64');
} finally {
  await page.close();
  await site.close();
}

const [, baseline] = results[0];
console.log(`\n${changesPerSecond} of 50,000 seats change every second; ${width} × ${height} pixels\n`);
console.log('| | median | p95 | work a frame | median against the baseline | median met |');
console.log('|---|---|---|---|---|---|');
for (const [name, { median, p95, work }] of results) {
  const met = median <= aimMs ? 'yes' : 'no';
  console.log(`| ${name} | ${median.toFixed(1)} ms | ${p95.toFixed(1)} ms | ${work.toFixed(1)} ms | `
    + `${(median / baseline.median).toFixed(2)}× | ${met} |`);
}
