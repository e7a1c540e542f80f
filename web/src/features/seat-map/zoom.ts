/** Never under 24 px, the smallest target that WCAG 2.2 (2.5.8) allows. */
export const seatSizesPx = [24, 30, 38, 48] as const;

/** What stands beside the seats of a row: gaps, two row numbers and the padding (seat-map.css). */
const gapPx = 4;
const besidesPx = 2 * 24 + 2 * 12;

/** Where rows are wider than the screen whatever is chosen, people scroll: then comfortable seats are better. */
const scrollingZoom = 1;
const largestAtFirst = 2;

/** The index of the size to begin with: the largest, but not huge, at which whole rows can be seen. */
export function fittingZoom(widthPx: number, seatsPerRow: number): number {
  for (let zoom = largestAtFirst; zoom >= 0; zoom--) {
    const seatPx = seatSizesPx[zoom] ?? 0;
    if (seatsPerRow * (seatPx + gapPx) + gapPx + besidesPx <= widthPx) return zoom;
  }
  return scrollingZoom;
}
