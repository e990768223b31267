/** A heartbeat for what changes by itself: hub time, once a second, only while the page is shown. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

const EVERY_MS = 1_000;

export function useMoments(now: () => number): ReadonlySignal<number> {
  const [moment] = useState(() => signal(now()));
  useEffect(() => {
    const tick = () => {
      if (document.visibilityState === 'visible') moment.value = now();
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
