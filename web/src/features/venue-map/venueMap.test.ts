import { describe, expect, it, vi } from 'vitest';
import type { SectionPlan } from '../../shared/api/types';
import { event } from '../../testing/samples';
import { listenToGestures } from './gestures';
import { hitAt } from './hit';
import { boundsOf, isInside, layoutOf, overlap, type Block } from './layout';
import { LiveSeats } from './liveSeats';
import { MapView } from './mapView';
import { showSeatsOf } from './useVenueCanvas';
import { between, fit, pan, toScreen, toWorld, zoomAt } from './viewport';

const block = event.sections[0]?.subsections[0];

function sectionsOf(count: number, subsections: number): SectionPlan[] {
  return Array.from({ length: count }, (_, s) => ({
    name: String.fromCharCode(65 + s), price: 100, seats_total: subsections * 500,
    subsections: Array.from({ length: subsections }, (_, i) => ({
      ...block, number: i + 1, rows: 20, seats_per_row: 25, seats_total: 500, unavailable: [], accessible: [],
      row_order: null, best_seat: null,
    })),
  }));
}

/** Corners pulled in a little: blocks that only touch do not overlap. */
const cornersOf = ({ outline, bounds }: Block) => outline.map(([x, y]) => {
  const [midX, midY] = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2];
  return [x + (midX - x) * 0.01, y + (midY - y) * 0.01] as const;
});

describe('a venue without a drawing', () => {
  const sizes = [[1, 1], [3, 4], [5, 1], [10, 10], [26, 3]];
  it.each(sizes)('of %i sections of %i blocks has no two on one another', (s = 0, b = 0) => {
    const { blocks, stage } = layoutOf(sectionsOf(s, b), null);
    expect(blocks.length).toBe(s * b);
    for (const one of blocks) {
      if (stage) expect(cornersOf(one).some(([x, y]) => x > stage.bounds.left && x < stage.bounds.right
        && y > stage.bounds.top && y < stage.bounds.bottom)).toBe(false);
      for (const other of blocks) {
        if (one === other || !overlap(one.bounds, other.bounds)) continue;
        expect(cornersOf(one).filter(([x, y]) => isInside(other.outline, x, y))).toEqual([]);
      }
    }
  });

  it('puts every seat into its block, row 1 nearest to the stage', () => {
    const { blocks } = layoutOf(sectionsOf(10, 10), null);
    for (const { places, outline, plan } of blocks) {
      if (places === null) throw new Error('a block of seats has places');
      for (let i = 0; i < places.length / 2; i++) {
        expect(isInside(outline, places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN)).toBe(true);
      }
      const away = (i: number) => Math.hypot(places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN);
      expect(away(12)).toBeLessThan(away(12 + 19 * plan.seats_per_row));
    }
  });
});

it('draws a plan where its drawing says', () => {
  const { blocks } = layoutOf(event.sections, {
    drawing: null,
    sections: [{
      name: 'A', category: null, floor: null,
      subsections: [{
        number: 1, outline: [[0, 0], [40, 0], [40, 20], [0, 20]],
        rows: [[[5, 5], [15, 5], [25, 5], null], [[5, 15], [15, 15], [25, 15], [35, 15]]],
      }],
    }],
  } as Parameters<typeof layoutOf>[1]);
  expect(blocks[0]?.seatSpacing).toBe(10);
  expect([...(blocks[0]?.places ?? [])].slice(0, 8)).toEqual([5, 5, 15, 5, 25, 5, NaN, NaN]);
});

describe('the view', () => {
  const bounds = { left: -100, top: -50, right: 300, bottom: 250 };

  it('shows all at first, and no less', () => {
    const all = fit(bounds, 800, 400);
    expect(zoomAt(all, 10, 10, 0.1, bounds, 10)).toEqual(all);
  });

  it('keeps what is under the pointer there', () => {
    const near = zoomAt(zoomAt(fit(bounds, 800, 400), 400, 200, 4, bounds, 10), 400, 200, 1.5, bounds, 10);
    const point = toWorld(near, 300, 150);
    const nearer = zoomAt(near, 300, 150, 1.1, bounds, 10);
    const [x, y] = toScreen(nearer, ...point);
    expect(x).toBeCloseTo(300, 5);
    expect(y).toBeCloseTo(150, 5);
  });

  it('cannot be pushed away from the venue', () => {
    const near = zoomAt(fit(bounds, 800, 400), 400, 200, 3, bounds, 10);
    const [left] = toScreen(pan(near, 1e6, 0, bounds), bounds.left, 0);
    expect(left).toBeLessThanOrEqual(12.001);
  });

  it('ends an animation exactly where it goes', () => {
    const [from, to] = [fit(bounds, 800, 400), zoomAt(fit(bounds, 800, 400), 0, 0, 5, bounds, 10)];
    expect(between(from, to, 1)).toBe(to);
    expect(between(from, to, 0.5).scale).toBeGreaterThan(from.scale);
  });
});

it('finds the seat under a finger where seats are large enough, and the block where they are not', () => {
  const layout = layoutOf(sectionsOf(10, 10), null);
  const all = fit(layout.bounds, 800, 500);
  const target = layout.blocks[42];
  if (target?.places == null) throw new Error('no block');
  const at = 7 * 25 + 3;
  const [x, y] = [target.places[2 * at] ?? NaN, target.places[2 * at + 1] ?? NaN];
  expect(hitAt(layout, all, ...toScreen(all, x, y))).toMatchObject({ block: target, row: null });
  const near = { ...all, scale: 2, x: 400 - x * 2, y: 250 - y * 2 };
  expect(hitAt(layout, near, 403, 247)).toEqual({ block: target, index: at, row: 8, seat: 4 });
  expect(hitAt(layout, all, 1, 1)).toBeNull();
  expect(boundsOf(target.outline)).toEqual(target.bounds);
});

describe('live seats', () => {
  const seats = (seq: number, rows: string[]) =>
    ({ section: 'A', subsection: 1, seats_per_row: 4, price: 1, currency: 'TWD', seq, rows });
  const change = (seq: number, available: number, ...changed: [number, number, 0 | 1 | 2 | 3][]) => ({
    seq, subsections: [{ section: 'A', subsection: 1, available, reserved: 8 - available, sold: 0, seats: changed }],
  });

  it('adds changes that came before the seats, and only newer ones', () => {
    const live = new LiveSeats();
    live.expect('A/1');
    live.onChange(change(5, 7, [1, 1, 1]));
    live.onChange(change(6, 6, [1, 2, 1]));
    live.onSeats(seats(5, ['1000', '0000']));
    expect([...(live.of('A/1')?.digits ?? [])]).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(live.availableIn('A/1')).toBe(6);
    expect(live.stale.size).toBe(0);
  });

  it('asks again when seats and counts do not agree, or the stream began anew', () => {
    const live = new LiveSeats();
    live.onSeats(seats(5, ['0000', '0000']));
    live.onChange(change(7, 5, [1, 1, 1]));
    expect([...live.stale]).toEqual(['A/1']);
    live.onSeats(seats(7, ['1110', '0000']));
    expect(live.stale.size).toBe(0);
    live.onSnapshot({ seq: 9, subsections: [] });
    expect([...live.stale]).toEqual(['A/1']);
  });

  it('takes no older answer for a newer one', () => {
    const live = new LiveSeats();
    live.onSeats(seats(7, ['1110', '0000']));
    live.onSeats(seats(5, ['0000', '0000']));
    expect(live.of('A/1')?.seq).toBe(7);
  });
});

it('comes nearer by a double tap, which picks nothing a second time', () => {
  const canvas = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0 }), setPointerCapture: () => undefined,
  });
  const zoomBy = vi.fn();
  const onTap = vi.fn();
  const stop = listenToGestures(canvas as unknown as HTMLElement, () => ({ zoomBy }) as unknown as MapView, {
    onTap, onHover: () => undefined, onLeave: () => undefined, onKey: () => false,
  });
  const tap = (x: number) => {
    for (const type of ['pointerdown', 'pointerup']) {
      canvas.dispatchEvent(Object.assign(new Event(type), { pointerId: 1, button: 0, clientX: x, clientY: 20 }));
    }
  };
  tap(10);
  tap(14);
  expect(onTap.mock.calls).toEqual([[10, 20]]);
  expect(zoomBy).toHaveBeenCalledWith(expect.any(Number), 14, 20, true);
  // The third is a first tap again, and so is one elsewhere.
  tap(14);
  tap(90);
  expect(onTap).toHaveBeenCalledTimes(3);
  stop();
});

it('shows all of a venue whose drawing came later', () => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  const small = layoutOf(sectionsOf(2, 1), null);
  const view = new MapView(layoutOf(sectionsOf(10, 10), null), 800, 500, () => undefined);
  view.replaceLayout(small);
  expect(view.current).toEqual(fit(small.bounds, 800, 500));
  vi.unstubAllGlobals();
});

it('comes so near to a block that its seats can be chosen, however small the screen', () => {
  const layout = layoutOf(sectionsOf(10, 10), null);
  for (const [widthPx, heightPx] of [[320, 260], [340, 300], [1_200, 640]] as const) {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    vi.stubGlobal('requestAnimationFrame', () => 1);
    const view = new MapView(layout, widthPx, heightPx, () => undefined);
    const block = layout.blocks[42];
    if (block?.places == null) throw new Error('no block');
    const at = [block.places[0] ?? NaN, block.places[1] ?? NaN] as const;
    showSeatsOf(view, block, at);
    const [x, y] = toScreen(view.current, ...at);
    const shownThere = x > 0 && x < widthPx && y > 0 && y < heightPx;
    const target = shownThere ? [x, y] as const : [widthPx / 2, heightPx / 2] as const;
    expect(hitAt(layout, view.current, ...target)?.row).not.toBeNull();
  }
  vi.unstubAllGlobals();
});
