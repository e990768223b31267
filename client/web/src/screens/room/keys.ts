/** Single keys, only while no field has the focus and no sheet is open, and switchable off. */

import { keys } from '../settings';

type Key = 'h' | 'd' | 'p' | 'b' | 't';

const KEYS: readonly string[] = ['h', 'd', 'p', 'b', 't'] satisfies Key[];

/** Returns how to stop listening. */
export function onKeys(press: (key: Key) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (!keys.value || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const { target } = event;
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
    if (document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (KEYS.includes(key)) press(key as Key);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
