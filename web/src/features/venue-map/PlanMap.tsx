import { useEffect, useRef } from 'react';
import type { Drawing, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { coloursOf } from './colours';
import { listenToGestures } from './gestures';
import { layoutOf } from './layout';
import { LiveSeats } from './liveSeats';
import { MapView } from './mapView';
import { paint } from './paint';
import { PriceBook } from './priceBook';
import { noFilter, SeatChoice } from './seatFilter';
import './venue-map.css';

interface Props {
  name: string;
  sections: readonly SectionPlan[];
  drawing: Drawing;
  /** The colour of each section: nothing has a price yet. */
  colours: ReadonlyMap<string, string>;
}

/** A plan by the code that draws the map for buyers, with every seat free. */
export default function PlanMap({ name, sections, drawing, colours }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx) return;
    const layout = layoutOf(sections, drawing);
    const seats = allFree(sections);
    // No section has a price yet: each gets a level of its own, in its own colour.
    const names = sections.map((section) => section.name);
    const book = new PriceBook(new Map(names.map((section, i) => [section, names.length - i])));
    const own = {
      ...coloursOf(element.parentElement ?? element, 0), levels: names.map((section) => colours.get(section) ?? ''),
    };
    const choice = new SeatChoice(noFilter, 1, book, seats);
    const nothing: ReadonlySet<string> = new Set();
    const map = new MapView(layout, element.clientWidth, element.clientHeight, (view) => {
      ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      paint(ctx, view, {
        layout, seats, colours: own, picked: nothing, mine: nothing, marked: nothing, book, choice, cursor: null,
        labels: t.venueMap.labels,
      });
    });
    const resize = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      map.resize(element.clientWidth, element.clientHeight);
    });
    resize.observe(element);
    const ignore = () => undefined;
    const stop = listenToGestures(
      element, () => map, { onTap: ignore, onHover: ignore, onLeave: ignore, onKey: () => false });
    return () => {
      stop();
      resize.disconnect();
      map.dispose();
    };
  }, [sections, drawing, colours]);
  return (
    <div className="venue-map">
      <canvas
        ref={canvas} className="venue-canvas" role="img" tabIndex={0} aria-label={t.planEditor.previewName(name)}
      />
    </div>
  );
}

function allFree(sections: readonly SectionPlan[]): LiveSeats {
  const seats = new LiveSeats();
  const subsections = sections.flatMap((section) =>
    section.subsections.map((plan) => ({ section: section.name, plan })));
  seats.onSnapshot({
    seq: 0,
    subsections: subsections.map(({ section, plan }) => ({
      section, subsection: plan.number, available: plan.seats_total, total: plan.seats_total, reserved: 0, sold: 0,
    })),
  });
  for (const { section, plan } of subsections) {
    if (plan.kind === 'area') continue;
    const gaps = new Set(plan.unavailable.map(({ row, seat }) => `${row}/${seat}`));
    seats.onSeats({
      section, subsection: plan.number, seq: 0, seats_per_row: plan.seats_per_row,
      rows: Array.from({ length: plan.rows }, (_, row) =>
        Array.from({ length: plan.seats_per_row }, (__, seat) => (gaps.has(`${row + 1}/${seat + 1}`) ? '3' : '0'))
          .join('')),
    } as Parameters<LiveSeats['onSeats']>[0]);
  }
  return seats;
}
