import { useEffect, useRef, useState } from 'react';
import { serverClock } from '../api/serverClock';
import { t } from '../i18n';
import { formatRemaining, lastMinuteMs, longestHoldMs, markBetween, remainingMs } from './timeLeft';
import './countdown.css';

interface CountdownProps {
  deadline: string;
  /** When the order was created: the shown time never exceeds the length of the hold. */
  createdAt: string;
  /** The page's one clock, which a screen reader finds by its role. In a list there may be several countdowns. */
  isTimer?: boolean;
  /** The last minute begins, or has begun when the page opens; with the seconds that are left. */
  onLastMinute?: (seconds: number) => void;
  onOver?: () => void;
}

const tickMs = 250;

/** The time left of a hold, by the server's clock. It says nothing aloud: who shows it tells of the last minute. */
export function Countdown({ deadline, createdAt, isTimer = false, onLastMinute, onOver }: CountdownProps) {
  const [leftMs, setLeftMs] = useState(() => remainingMs(deadline, serverClock.now()));
  const latest = useRef({ onLastMinute, onOver });
  useEffect(() => {
    latest.current = { onLastMinute, onOver };
  });
  useEffect(() => {
    let beforeMs = Infinity;
    const tick = () => {
      const nowMs = remainingMs(deadline, serverClock.now());
      const mark = markBetween(beforeMs, nowMs);
      if (mark === 'last-minute') latest.current.onLastMinute?.(Math.ceil(nowMs / 1000));
      if (mark === 'over') latest.current.onOver?.();
      beforeMs = nowMs;
      setLeftMs(nowMs);
    };
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [deadline]);

  const time = formatRemaining(Math.min(leftMs, longestHoldMs(createdAt, deadline)));
  const tone = leftMs <= lastMinuteMs ? 'countdown countdown-urgent' : 'countdown';
  if (isTimer) return <span className={tone} role="timer" aria-label={t.checkout.timeLeft}>{time}</span>;
  return (
    <span className={tone} title={t.checkout.timeLeft}>
      <span className="visually-hidden">{t.checkout.timeLeft} </span>
      {time}
    </span>
  );
}
