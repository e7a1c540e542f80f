import type { Colours } from './scene';

/** Text on a plate, readable on every colour. */
export function label(
  ctx: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, colours: Colours, bold: boolean,
): void {
  ctx.font = `${bold ? '700' : '400'} ${size}px system-ui, sans-serif`;
  const width = ctx.measureText(words).width + size * 0.6;
  ctx.fillStyle = colours.ground;
  ctx.globalAlpha = 0.88;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - size * 0.62, width, size * 1.24, size * 0.3);
  ctx.fill();
  ctx.globalAlpha = 1;
  text(ctx, words, x, y, size, colours.ink, bold);
}

export function text(
  ctx: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, colour: string, bold = false,
): void {
  if (size < 5) return;
  ctx.font = `${bold ? '700' : '400'} ${size}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
