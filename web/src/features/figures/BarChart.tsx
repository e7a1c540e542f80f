import { useId } from 'react';
import { t } from '../../shared/i18n';
import { type Bar, topOf } from './chart';

const width = 720;
const height = 200;
const left = 8;
const bottom = 22;
const top = 18;

interface BarChartProps {
  title: string;
  bars: readonly Bar[];
  /** The value as people read it. */
  format: (value: number) => string;
  /** The time as people read it. */
  label: (at: string) => string;
}

/**
 * Bars over time. The table beside it says the same, so a screen reader hears the title alone. Values below zero, such
 * as holds that ended, hang down from the line.
 */
export function BarChart({ title, bars, format, label }: BarChartProps) {
  const id = useId();
  const up = topOf(bars.map((bar) => bar.value));
  const lowest = Math.min(0, ...bars.map((bar) => bar.value));
  const down = lowest < 0 ? topOf([-lowest]) : 0;
  const scale = (height - top - bottom) / (up + down);
  const zero = top + up * scale;
  const step = (width - 2 * left) / Math.max(1, bars.length);
  return (
    <svg className="bar-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <line className="bar-chart-line" x1={left} x2={width - left} y1={top} y2={top} />
      <text x={left} y={top - 5}>{format(up)}</text>
      {bars.map((bar, i) => (
        <rect
          key={bar.at} className="bar-chart-bar" x={left + i * step + step * 0.1} width={step * 0.8}
          y={bar.value < 0 ? zero : zero - bar.value * scale} height={Math.abs(bar.value) * scale}
        >
          <title>{t.common.labelled(label(bar.at), format(bar.value))}</title>
        </rect>
      ))}
      <line className="bar-chart-zero" x1={left} x2={width - left} y1={zero} y2={zero} />
      {bars[0] && <text className="bar-chart-time" x={left} y={height - 6}>{label(bars[0].at)}</text>}
      <text className="bar-chart-time" x={width - left} y={height - 6} textAnchor="end">
        {bars.length > 1 ? label(bars.at(-1)?.at ?? '') : ''}
      </text>
    </svg>
  );
}
