import type { RefObject } from 'react';
import { t } from '../../shared/i18n';
import { zoomStep } from './gestures';
import type { MapView } from './mapView';

interface Props {
  canvas: RefObject<HTMLCanvasElement | null>;
  view: RefObject<MapView | null>;
  isWhole: boolean;
  venueName: string;
  /** What the keyboard is at, in words; null while it is elsewhere. */
  spoken: string | null;
  hint: string;
  onLeave: () => void;
}

/** The drawing with its buttons. For the keyboard it is one tab stop, and what the keyboard is at is read aloud. */
export function MapCanvas({ canvas, view, isWhole, venueName, spoken, hint, onLeave }: Props) {
  const zoom = (factor: number) => view.current?.zoomBy(factor, undefined, undefined, true);
  return (
    <div className="venue-drawing">
      <div className="venue-frame">
        <div className="venue-zoom">
          <button
            type="button" className="button button-icon" aria-label={t.venueMap.zoomOut} disabled={isWhole}
            onClick={() => zoom(1 / zoomStep)}
          >
            −
          </button>
          <button
            type="button" className="button button-icon" aria-label={t.venueMap.zoomIn} onClick={() => zoom(zoomStep)}
          >
            +
          </button>
          <button type="button" className="button" disabled={isWhole} onClick={() => view.current?.showAll()}>
            {t.venueMap.whole}
          </button>
        </div>
        <canvas
          ref={canvas} className={isWhole ? 'venue-canvas' : 'venue-canvas venue-canvas-near'}
          // It has keys of its own, as a grid has; a screen reader's own keys would move over a picture.
          // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
          role="application" aria-roledescription={t.venueMap.role} aria-label={t.venueMap.name(venueName)}
          aria-describedby="venue-map-keys" tabIndex={0} onBlur={onLeave}
        />
      </div>
      <p id="venue-map-keys" className="visually-hidden">{t.venueMap.keys}</p>
      <p className="visually-hidden" role="status">{spoken}</p>
      <p className="muted venue-hint" aria-hidden={spoken !== null}>{hint}</p>
    </div>
  );
}
