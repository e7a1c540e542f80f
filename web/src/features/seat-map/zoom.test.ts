import { expect, it } from 'vitest';
import { fittingZoom, seatSizesPx } from './zoom';

it.each([
  [1090, 25, 30],
  [1090, 14, 38],
  [780, 25, 24],
  [300, 25, 30],
])('in %i px, rows of %i begin at %i px a seat', (width, seats, size) =>
  expect(seatSizesPx[fittingZoom(width, seats)]).toBe(size));
