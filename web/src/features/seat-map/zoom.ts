/** WCAG 2.2 (2.5.8) allows no target under 24 px. */
export const seatSizesPx = [24, 30, 38, 48] as const;

/** The gap between seats; then two row numbers and the padding of a row (seat-map.css). */
const gapPx = 4;
const besidesPx = 2 * 24 + 2 * 12;

/** If no size fits the screen, people scroll anyway, and larger seats are easier to hit. */
const scrollingZoom = 1;
const largestAtFirst = 2;

/** The index of the first size: the largest, up to `largestAtFirst`, at which whole rows fit. */
export function fittingZoom(widthPx: number, seatsPerRow: number): number {
  for (let zoom = largestAtFirst; zoom >= 0; zoom--) {
    const seatPx = seatSizesPx[zoom] ?? 0;
    if (seatsPerRow * (seatPx + gapPx) + gapPx + besidesPx <= widthPx) return zoom;
  }
  return scrollingZoom;
}
