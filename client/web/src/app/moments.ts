/** A heartbeat for what changes by itself: hub time, once a second, only while the page is shown. */

import { useEffect, useState } from 'preact/hooks';

const EVERY_MS = 1_000;

export function useMoments(now: () => number): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const tick = () => {
      if (document.visibilityState === 'visible') setMoment(now());
    };
    const timer = setInterval(tick, EVERY_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return moment;
}
