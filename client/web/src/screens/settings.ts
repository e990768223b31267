/** What someone chose for this device. It stays in the browser and says nothing about a meeting. */

import { effect, type Signal, signal } from '../signals/signals';

/** Beside other screens, a screen of a rehearsal is silent until asked. */
const IN_A_FRAME = globalThis.location?.pathname.startsWith('/see/') ?? false;

export const sound = IN_A_FRAME ? signal(false) : kept('sound', true);
export const vibration = IN_A_FRAME ? signal(false) : kept('vibration', true);
export const volume = kept('volume', 70);
export const asList = kept('list', false);
export const keys = kept('keys', true);

/** Kept in this browser under that name. */
export function kept<T>(name: string, usual: T): Signal<T> {
  const key = `circlekeeper:${name}`;
  const value = signal(read(key, usual));
  effect(() => {
    const now = value.value;
    try {
      if (now === usual) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(now));
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  });
  return value;
}

function read<T>(key: string, usual: T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof found === typeof usual ? (found as T) : usual;
  } catch {
    return usual;
  }
}
