import type { ReactNode, Ref } from 'react';
import { problemMessage, t } from '../i18n';
import type { StreamState } from '../sse/openStream';

type Tone = 'info' | 'good' | 'warning' | 'bad';

const marks: Record<Tone, string> = { info: 'i', good: '✓', warning: '!', bad: '✕' };

interface AlertProps {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/**
 * A message in the page. A bad one interrupts a screen reader; the others wait their turn. It can be given the focus
 * after an action; Tab passes it by.
 */
export function Alert({ tone, title, children, ref }: AlertProps) {
  return (
    <div ref={ref} tabIndex={-1} className={`alert alert-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className="alert-mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <div>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}

/** The text of a failure, and a button to try again. Every failure is shown by this. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Alert tone="bad">
      {problemMessage(error)}{' '}
      {onRetry && (
        <button type="button" className="button button-small" onClick={onRetry}>
          {t.common.tryAgain}
        </button>
      )}
    </Alert>
  );
}

export function Loading({ label = t.common.loading }: { label?: string }) {
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" /> {label}
    </p>
  );
}

/** A dot and a word: whether the view receives changes. */
export function LiveMark({ state }: { state: StreamState }) {
  const label = { open: t.common.live, connecting: t.common.connecting, waiting: t.common.reconnecting }[state];
  return (
    <span className={`live live-${state}`} role="status">
      <span className="live-dot" aria-hidden="true" /> {label}
    </span>
  );
}

export function Badge({ tone, children }: { tone: Tone | 'neutral'; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** A bar for the share that is left. The text beside it says the same in words. */
export function Meter({ value, total }: { value: number; total: number }) {
  const share = total === 0 ? 0 : value / total;
  return (
    <span className="meter" aria-hidden="true">
      <span className={share < 0.1 ? 'meter-fill meter-low' : 'meter-fill'} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
