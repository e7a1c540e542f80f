import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { t } from '../shared/i18n';
import { isCutOff, onCutOff } from '../shared/sse/lostConnections';

/** Long enough to be read by who looks at the seats, and to be spoken. */
const backShownMs = 8_000;

/** These pages are made for where there is no network, and say themselves how old they are. */
const worksOffline = (pathname: string) => pathname.startsWith('/door/') || pathname === '/my-tickets';

/** On every page: that the page is cut off, and for a while that it is not any more. */
export function ConnectionNotice() {
  const { pathname } = useLocation();
  const cutOff = useSyncExternalStore(onCutOff, isCutOff);
  const [before, setBefore] = useState(cutOff);
  const [back, setBack] = useState(false);
  if (cutOff !== before) {
    setBefore(cutOff);
    setBack(!cutOff);
  }
  useEffect(() => {
    if (!back) return;
    const timer = setTimeout(() => setBack(false), backShownMs);
    return () => clearTimeout(timer);
  }, [back]);
  const isSilent = worksOffline(pathname);
  return (
    // There from the start: a screen reader speaks of what changes inside.
    <div className="connection" role="status">
      {cutOff && !isSilent && <p className="connection-lost">{t.app.connectionLost}</p>}
      {back && !isSilent && <p className="connection-back">{t.app.connectionBack}</p>}
    </div>
  );
}
