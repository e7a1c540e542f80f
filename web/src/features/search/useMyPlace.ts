import { useState } from 'react';

export interface MyPlace {
  latitude: string;
  longitude: string;
}

/** An answer that is older is asked for again; and who does not answer for so long does not want to. */
const maxAgeMs = 300_000;
const timeLimitMs = 15_000;

/** About 100 m: enough to find a cinema, and too coarse for a house. */
const digits = 3;

/** Asks the browser where the person is, only when they press the button for it. */
export function useMyPlace(onFound: (place: MyPlace) => void) {
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  return {
    locating: state === 'locating',
    failed: state === 'failed',
    locate: () => {
      // Plain-http pages of other hosts have none.
      const geolocation = navigator.geolocation as Geolocation | undefined;
      if (!geolocation) {
        setState('failed');
        return;
      }
      setState('locating');
      geolocation.getCurrentPosition(
        ({ coords }) => {
          setState('idle');
          onFound({ latitude: coords.latitude.toFixed(digits), longitude: coords.longitude.toFixed(digits) });
        },
        () => setState('failed'),
        { maximumAge: maxAgeMs, timeout: timeLimitMs },
      );
    },
  };
}
