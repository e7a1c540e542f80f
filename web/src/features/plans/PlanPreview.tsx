import { useMemo } from 'react';
import type { Drawing } from '../../shared/api/types';
import { t } from '../../shared/i18n';

interface PlanPreviewProps {
  name: string;
  drawing: Drawing;
}

const usualColour = '#6b7280';

/** A plan as a picture: stage, outlines of areas and blocks, and seats where the server sent them. */
export function PlanPreview({ name, drawing }: PlanPreviewProps) {
  const box = useMemo(() => boundsOf(drawing), [drawing]);
  const colourOf = (category: string | null | undefined) =>
    drawing.drawing?.categories?.find((c) => c?.name === category)?.color ?? usualColour;
  const stage = drawing.drawing?.stage;
  return (
    <svg className="plan-preview" viewBox={box.join(' ')} role="img" aria-label={t.plans.preview(name)}>
      {stage && (
        <g>
          <rect
            className="plan-stage"
            x={(stage.x ?? 0) - (stage.width ?? 100) / 2} y={(stage.y ?? 0) - (stage.height ?? 20) / 2}
            width={stage.width ?? 100} height={stage.height ?? 20}
          />
          <text x={stage.x ?? 0} y={stage.y ?? 0} className="plan-text" fontSize={box[2] / 40}>{stage.label}</text>
        </g>
      )}
      {drawing.sections.map((section) => (
        <g key={section.name} fill={colourOf(section.category)}>
          {section.subsections.map((sub) => (
            <g key={sub.number}>
              {sub.rows ? (
                <path
                  className="plan-seats" d={seatsPath(sub.rows)} strokeWidth={seatSize(sub.rows)}
                  stroke={colourOf(section.category)}
                />
              ) : (
                <polygon className="plan-block" points={sub.outline.map((point) => point.join(',')).join(' ')} />
              )}
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

type Rows = readonly (readonly (readonly number[] | null)[])[];

/** All seats as one path of dots: a line of no length with round ends, so that thousands of seats are one element. */
const seatsPath = (rows: Rows) =>
  rows.flatMap((row) => row.flatMap((place) => (place ? [`M${place[0]} ${place[1]}h0`] : []))).join('');

/** Four fifths of the room between two seats of the first row that has two. */
function seatSize(rows: Rows): number {
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      const [a, b] = [row[i - 1], row[i]];
      if (a && b) return 0.8 * Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));
    }
  }
  return 8;
}

function boundsOf(drawing: Drawing): [number, number, number, number] {
  const points = drawing.sections.flatMap((s) => s.subsections.flatMap((sub) => sub.outline));
  const stage = drawing.drawing?.stage;
  if (stage) {
    const [w, h] = [(stage.width ?? 100) / 2, (stage.height ?? 20) / 2];
    points.push([(stage.x ?? 0) - w, (stage.y ?? 0) - h], [(stage.x ?? 0) + w, (stage.y ?? 0) + h]);
  }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (!Number.isFinite(left)) return [0, 0, 100, 100];
  const margin = Math.max(right - left, bottom - top) / 40 + 5;
  return [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin];
}
