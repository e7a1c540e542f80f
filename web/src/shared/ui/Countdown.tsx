import { useEffect, useRef, useState } from 'react';
import { serverClock } from '../api/serverClock';
import { t } from '../i18n';
import { announcementBetween, formatRemaining, longestHoldMs, remainingMs, type Announcement } from './timeLeft';
import './countdown.css';

interface CountdownProps {
  deadline: string;
  /** When the order was created: the shown time never exceeds the length of the hold. */
  createdAt: string;
  /** Shows the time without announcements: in a list, several countdowns would speak at once. */
  quiet?: boolean;
  onOver?: () => void;
}

const textOf = (announcement: Announcement) => ({
  'one-minute': t.checkout.oneMinuteLeft,
  'twenty-seconds': t.checkout.twentySecondsLeft,
  over: t.checkout.timeOver,
})[announcement];
const tickMs = 250;
const urgentMs = 60_000;

/** The time left of a hold, by the server's clock. A screen reader hears the announcements, not every second. */
export function Countdown({ deadline, createdAt, quiet = false, onOver }: CountdownProps) {
  const [leftMs, setLeftMs] = useState(() => remainingMs(deadline, serverClock.now()));
  const [announced, setAnnounced] = useState('');
  const latestOnOver = useRef(onOver);
  useEffect(() => {
    latestOnOver.current = onOver;
  });
  useEffect(() => {
    let beforeMs = remainingMs(deadline, serverClock.now());
    const timer = setInterval(() => {
      const nowMs = remainingMs(deadline, serverClock.now());
      const announcement = announcementBetween(beforeMs, nowMs);
      if (announcement !== null) setAnnounced(textOf(announcement));
      if (announcement === 'over') latestOnOver.current?.();
      beforeMs = nowMs;
      setLeftMs(nowMs);
    }, tickMs);
    return () => clearInterval(timer);
  }, [deadline]);

  const time = formatRemaining(Math.min(leftMs, longestHoldMs(createdAt, deadline)));
  const tone = leftMs <= urgentMs ? 'countdown countdown-urgent' : 'countdown';
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
      <p aria-live="assertive" className={announced ? 'countdown-said' : 'visually-hidden'}>
        {announced}
      </p>
    </div>
  );
}
