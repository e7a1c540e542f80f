import { overlap, type Bounds, type Point, type VenueLayout } from './layout';
import { between, fit, pan, toScreen, zoomAt, type Viewport } from './viewport';

const animationMs = 260;
/** The place that has the keyboard's focus is at least so far from the canvas's edge. */
const revealEdgePx = 48;
const smallestSpacing = (layout: VenueLayout) => Math.min(...layout.blocks.map((block) => block.seatSpacing), 10);

/** The part of the venue that is shown, and its way to the next. It asks for a frame only when something changed. */
export class MapView {
  private view: Viewport;
  private animation: { from: Viewport; to: Viewport; start: number } | null = null;
  private frame = 0;

  constructor(
    private layout: VenueLayout, widthPx: number, heightPx: number, private readonly draw: (view: Viewport) => void,
  ) {
    this.view = fit(layout.bounds, widthPx, heightPx);
  }

  get current(): Viewport {
    return this.view;
  }

  get isWhole(): boolean {
    return this.view.scale <= fit(this.layout.bounds, this.view.widthPx, this.view.heightPx).scale * 1.001;
  }

  /** Places that became known: what is shown stays, the whole venue whole. */
  replaceLayout(layout: VenueLayout): void {
    const whole = this.isWhole && this.animation === null;
    this.layout = layout;
    if (whole) this.view = fit(layout.bounds, this.view.widthPx, this.view.heightPx);
    this.refresh();
  }

  resize(widthPx: number, heightPx: number): void {
    const whole = this.isWhole;
    const next = { ...this.view, widthPx, heightPx };
    this.animation = null;
    this.view = whole ? fit(this.layout.bounds, widthPx, heightPx) : pan(next, 0, 0, this.layout.bounds);
    this.refresh();
  }

  panBy(dx: number, dy: number): void {
    this.animation = null;
    this.view = pan(this.view, dx, dy, this.layout.bounds);
    this.refresh();
  }

  zoomBy(factor: number, x = this.view.widthPx / 2, y = this.view.heightPx / 2, smooth = false): void {
    const to = zoomAt(this.target, x, y, factor, this.layout.bounds, smallestSpacing(this.layout));
    if (smooth) this.moveTo(to);
    else {
      this.animation = null;
      this.view = to;
      this.refresh();
    }
  }

  showAll(): void {
    this.moveTo(fit(this.layout.bounds, this.view.widthPx, this.view.heightPx));
  }

  /** Shows this part with a scale between the two; where it does not fit the canvas, with this point in the middle. */
  show(part: Bounds, leastScale: number, mostScale: number, at: Point): void {
    const { widthPx, heightPx } = this.view;
    const whole = fit(part, widthPx, heightPx);
    const scale = Math.min(Math.max(whole.scale, leastScale), mostScale);
    const [x, y] = whole.scale < leastScale ? at : [(part.left + part.right) / 2, (part.top + part.bottom) / 2];
    const to = { widthPx, heightPx, scale, x: widthPx / 2 - x * scale, y: heightPx / 2 - y * scale };
    this.moveTo(pan(to, 0, 0, this.layout.bounds));
  }

  /** Moves no further than it takes to have this point well inside the canvas. */
  reveal([x, y]: Point): void {
    const target = this.target;
    const [screenX, screenY] = toScreen(target, x, y);
    const edge = Math.min(revealEdgePx, target.widthPx / 4, target.heightPx / 4);
    const inside = (at: number, sizePx: number) => Math.min(sizePx - edge, Math.max(edge, at)) - at;
    const [dx, dy] = [inside(screenX, target.widthPx), inside(screenY, target.heightPx)];
    if (dx !== 0 || dy !== 0) this.moveTo(pan(target, dx, dy, this.layout.bounds));
    else this.refresh();
  }

  blocksInView(shownPart: Bounds) {
    return this.layout.blocks.filter((block) => overlap(block.bounds, shownPart));
  }

  refresh(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.step(now));
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
  }

  private get target(): Viewport {
    return this.animation?.to ?? this.view;
  }

  private moveTo(to: Viewport): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.animation = null;
      this.view = to;
    } else this.animation = { from: this.view, to, start: performance.now() };
    this.refresh();
  }

  private step(now: number): void {
    this.frame = 0;
    if (this.animation !== null) {
      const { from, to, start } = this.animation;
      const part = Math.max(0, (now - start) / animationMs);
      this.view = between(from, to, part);
      if (part >= 1) this.animation = null;
      else this.refresh();
    }
    this.draw(this.view);
  }
}
