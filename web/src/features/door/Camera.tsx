import { useEffect, useRef, useState } from 'react';
import { t } from '../../shared/i18n';
import { Alert, Loading } from '../../shared/ui/feedback';
import { loadCodeReader } from './codeReader';

/** The wait between two looks at the camera's picture. */
const lookIntervalMs = 150;

/** A code that stays in view counts as one scan for this long. */
const sameCodeMs = 3_000;

interface CameraProps {
  paused: boolean;
  onCode: (code: string) => void;
}

export function Camera({ paused, onCode }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ paused, onCode });
  useEffect(() => {
    latest.current = { paused, onCode };
  });
  const [blocked, setBlocked] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const screen = video.current;
    if (screen === null) return;
    const loading = loadCodeReader();
    let stream: MediaStream | undefined;
    let stopped = false;
    let timer = 0;
    let last = { code: '', seenMs: 0 };
    const look = async () => {
      const codes = await loading;
      if (stopped) return;
      setReady(true);
      const found = latest.current.paused ? undefined : (await codes.detect(screen))[0]?.rawValue;
      const now = Date.now();
      if (found !== undefined) {
        const again = found === last.code && now - last.seenMs < sameCodeMs;
        last = { code: found, seenMs: now };
        if (!again) latest.current.onCode(found);
      }
      if (!stopped) timer = window.setTimeout(() => void look().catch(failed), lookIntervalMs);
    };
    const failed = (error: unknown) => {
      if (stopped) return;
      console.warn('camera', error);
      setBlocked(true);
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (opened) => {
        stream = opened;
        if (stopped) return opened.getTracks().forEach((track) => track.stop());
        screen.srcObject = opened;
        await screen.play();
        await look();
      })
      .catch(failed);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return (
    <>
      {!ready && !blocked && <Loading label={t.door.cameraStarting} />}
      {blocked && <Alert tone="bad">{t.door.cameraBlocked}</Alert>}
      <video ref={video} className="door-camera" muted playsInline aria-label={t.door.cameraView} hidden={blocked} />
    </>
  );
}
