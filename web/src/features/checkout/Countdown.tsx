import { useEffect, useRef, useState } from 'react';
import { serverClock } from '../../shared/api/serverClock';
import { t } from '../../shared/i18n';
import { announcementBetween, formatRemaining, longestHoldMs, remainingMs, type Announcement } from './countdown';

interface CountdownProps {
  deadline: string;
  /** When the order was made: bounds what is shown. */
  createdAt: string;
  /** Shows the time alone, without announcements: in lists, where several would speak at once. */
  quiet?: boolean;
  onOver?: () => void;
}

const words: Record<Announcement, string> = {
  'one-minute': t.checkout.oneMinuteLeft,
  'twenty-seconds': t.checkout.twentySecondsLeft,
  over: t.checkout.timeOver,
};
const tickMs = 250;
const urgentMs = 60_000;

/** The time left of a hold, by the server's clock. A timer is silent; the marks are said aloud once each. */
export function Countdown({ deadline, createdAt, quiet = false, onOver }: CountdownProps) {
  const [left, setLeft] = useState(() => remainingMs(deadline, serverClock.now()));
  const [said, setSaid] = useState('');
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => {
    let before = remainingMs(deadline, serverClock.now());
    const timer = setInterval(() => {
      const now = remainingMs(deadline, serverClock.now());
      const announcement = announcementBetween(before, now);
      if (announcement !== null) setSaid(words[announcement]);
      if (announcement === 'over') over.current?.();
      before = now;
      setLeft(now);
    }, tickMs);
    return () => clearInterval(timer);
  }, [deadline]);

  const time = formatRemaining(Math.min(left, longestHoldMs(createdAt, deadline)));
  const tone = left <= urgentMs ? 'countdown countdown-urgent' : 'countdown';
  if (quiet) {
    return (
      <span className={tone} title={t.checkout.timeLeft}>
        <span className="visually-hidden">{t.checkout.timeLeft} </span>
        {time}
      </span>
    );
  }
  return (
    <div className="countdown-box">
      <span>{t.checkout.timeLeft}</span>
      <span className={tone} role="timer" aria-label={t.checkout.timeLeft}>
        {time}
      </span>
      <p aria-live="assertive" className={said ? 'countdown-said' : 'visually-hidden'}>
        {said}
      </p>
    </div>
  );
}
