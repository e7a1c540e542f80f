import { t } from '../../shared/i18n';
import type { Group } from './groups';
import type { Bounds } from './layout';
import { sketchOf, type SeatSketch } from './seatSketch';

const [width, height, horizon] = [240, 130, 46];
/** So many degrees of the view are as wide as the sketch. */
const fieldOfView = 100;
const rowsDrawn = 4;

/** What one would see from a place, as far as positions say: where the stage is, how large, how far below. */
export function SeatSketchView({ group, stage }: { group: Group; stage: Bounds }) {
  const sketch = sketchOf(group, stage);
  if (sketch === null) return null;
  const turn = Math.abs(sketch.angle) < 12 ? 'ahead' : sketch.angle < 0 ? 'left' : 'right';
  const facts = t.venueMap.viewFacts(Math.round(sketch.distanceM), t.venueMap.turn[turn], sketch.rowsInFront);
  return (
    <details className="seat-sketch">
      <summary>{t.venueMap.view}</summary>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={facts}>
        <rect width={width} height={height} className="sketch-hall" />
        <StageBox sketch={sketch} />
        {Array.from({ length: Math.min(rowsDrawn, sketch.rowsInFront) }, (_, i) => (
          <Heads key={i} ahead={rowsDrawn - i} />
        ))}
      </svg>
      <p>{facts}</p>
      <p className="field-hint">{t.venueMap.viewNote}</p>
    </details>
  );
}

/** The stage: the farther the smaller, the higher the seat the lower it lies. */
function StageBox({ sketch }: { sketch: SeatSketch }) {
  const perDegree = width / fieldOfView;
  const shown = Math.max(-fieldOfView / 2, Math.min(fieldOfView / 2, sketch.angle));
  const middle = width / 2 + shown * perDegree;
  const half = Math.max(6, (Math.min(90, sketch.widthDegrees) * perDegree) / 2);
  const down = (Math.atan2(sketch.heightM, sketch.distanceM) * 180) / Math.PI;
  const floor = horizon + 14 + Math.min(36, down * perDegree * 1.5);
  const back = half * 0.86;
  const tall = Math.max(10, Math.min(floor - 6, half * 0.7));
  const points = (...corners: [number, number][]) => corners.map((corner) => corner.join()).join(' ');
  const [left, right, edge] = [middle - back, middle + back, floor - 5];
  return (
    <g>
      <rect className="sketch-wall" x={left} y={floor - tall} width={2 * back} height={tall - 5} />
      <polygon
        className="sketch-stage"
        points={points([left, edge], [right, edge], [middle + half, floor + 4], [middle - half, floor + 4])}
      />
      <text x={middle} y={floor - tall / 2} textAnchor="middle" dominantBaseline="middle">
        {t.venueMap.labels.stage}
      </text>
    </g>
  );
}

/** Heads of a row in front. */
function Heads({ ahead }: { ahead: number }) {
  const size = 13 - ahead * 2;
  const y = height - 6 - (ahead - 1) * 9;
  const gap = size * 2.6;
  const count = Math.ceil(width / gap) + 1;
  return (
    <g className="sketch-heads">
      {Array.from({ length: count }, (_, i) => (
        <ellipse key={i} cx={(i + (ahead % 2) / 2) * gap - gap / 4} cy={y} rx={size * 0.8} ry={size} />
      ))}
    </g>
  );
}
