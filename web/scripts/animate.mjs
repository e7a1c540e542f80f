// Makes an animated PNG of still ones: node scripts/animate.mjs FOLDER OUT.png
//
// FOLDER has screenshots of one size, named in their order with the milliseconds that each is shown: 007-1200.png.
// Every frame has only what changed, and all share 256 colours, so a film of a page is small. It needs Node alone.
// Formats: PNG, third edition (https://www.w3.org/TR/png-3/), which has the animation chunks acTL, fcTL and fdAT.
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const mostColours = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [folder, out] = process.argv.slice(2);
if (out === undefined) throw new Error('node scripts/animate.mjs FOLDER OUT.png');

const frames = readdirSync(folder).filter((name) => /^\d+-\d+\.png$/.test(name)).sort().map((name) => ({
  shownMs: Number(/-(\d+)\.png$/.exec(name)[1]), ...read(readFileSync(join(folder, name))),
}));
const { width, height } = frames[0] ?? {};
if (frames.some((frame) => frame.width !== width || frame.height !== height)) {
  throw new Error('There are no frames, or not all have the same size.');
}

const { palette, indexOf } = chooseColours();
const parts = changedParts();
const chunks = [
  chunk('IHDR', u32(width), u32(height), Buffer.from([8, 3, 0, 0, 0])),
  chunk('acTL', u32(parts.length), u32(0)),
  chunk('PLTE', Buffer.from(palette.flat())),
];
let sequence = 0;
parts.forEach(({ left, top, right, bottom, shownMs, pixels }, n) => {
  chunks.push(chunk(
    'fcTL', u32(sequence++), u32(right - left), u32(bottom - top), u32(left), u32(top), u16(shownMs), u16(1_000),
    Buffer.from([0, 0])));
  const data = deflateSync(cut(pixels, left, top, right, bottom), { level: 9 });
  chunks.push(n === 0 ? chunk('IDAT', data) : chunk('fdAT', u32(sequence++), data));
});
const file = Buffer.concat([signature, ...chunks, chunk('IEND')]);
writeFileSync(out, file);
console.info(`${out}: ${parts.length} frames of ${width} × ${height}, ${Math.round(file.length / 1024)} KB`);

/** The pixels of a PNG as a browser writes it: 8 bits a channel, with or without alpha, not interlaced. */
function read(png) {
  const found = [];
  let header;
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = png.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') found.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('Not a PNG of a browser.');
  const size = { width: header.readUInt32BE(0), height: header.readUInt32BE(4) };
  const lines = unfilter(inflateSync(Buffer.concat(found)), size.width * channels, channels);
  const colours = new Uint32Array(size.width * size.height);
  for (let i = 0; i < colours.length; i++) {
    const at = i * channels;
    colours[i] = (lines[at] << 16) | (lines[at + 1] << 8) | lines[at + 2];
  }
  return { ...size, colours };
}

/** Undoes the filters of PNG's lines (section 9): each byte was written as the difference from its neighbours. */
function unfilter(data, lineLength, step) {
  const rows = data.length / (lineLength + 1);
  const lines = Buffer.alloc(rows * lineLength);
  for (let y = 0; y < rows; y++) {
    const filter = data[y * (lineLength + 1)];
    for (let x = 0; x < lineLength; x++) {
      const at = y * lineLength + x;
      const a = x < step ? 0 : lines[at - step];
      const b = y === 0 ? 0 : lines[at - lineLength];
      const c = x < step || y === 0 ? 0 : lines[at - lineLength - step];
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
      lines[at] = data[y * (lineLength + 1) + 1 + x] + guess;
    }
  }
  return lines;
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** The colours that most pixels have; every other one is drawn as the nearest of them. */
function chooseColours() {
  const counts = new Map();
  for (const { colours } of frames) for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  // A colour near one that was chosen already would only spoil a place for another.
  const chosen = [];
  const apart = 12;
  const byCount = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  for (const colour of byCount) {
    if (chosen.length === mostColours) break;
    if (chosen.every((other) => distance(colour, other) > apart)) chosen.push(colour);
  }
  const nearest = new Map();
  const indexOf = (colour) => {
    if (!nearest.has(colour)) {
      const distances = chosen.map((other) => distance(colour, other));
      nearest.set(colour, distances.indexOf(Math.min(...distances)));
    }
    return nearest.get(colour);
  };
  return { palette: chosen.map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]), indexOf };
}

function distance(one, other) {
  return Math.abs((one >> 16) - (other >> 16)) + Math.abs(((one >> 8) & 255) - ((other >> 8) & 255))
    + Math.abs((one & 255) - (other & 255));
}

/** The smallest box of each frame that has all that differs from the one before. Equal frames become one. */
function changedParts() {
  const found = [];
  let before = null;
  for (const { colours, shownMs } of frames) {
    const pixels = Uint8Array.from(colours, indexOf);
    const box = before === null ? { left: 0, top: 0, right: width, bottom: height } : differs(before, pixels);
    if (box === null) found.at(-1).shownMs += shownMs;
    else found.push({ ...box, shownMs, pixels });
    before = pixels;
  }
  return found;
}

function differs(before, after) {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let i = 0; i < after.length; i++) {
    if (after[i] === before[i]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box.right === 0 ? null : box;
}

/** The lines of a box, each behind the number of its filter: none, which suits pictures of few colours. */
function cut(pixels, left, top, right, bottom) {
  const lines = [];
  for (let y = top; y < bottom; y++) {
    lines.push(Buffer.from([0]), Buffer.from(pixels.subarray(y * width + left, y * width + right)));
  }
  return Buffer.concat(lines);
}

function chunk(type, ...contents) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...contents]);
  return Buffer.concat([u32(body.length - 4), body, u32(crc32(body))]);
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
