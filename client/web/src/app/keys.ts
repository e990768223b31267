/** Single keys, only while no field has the focus and no sheet is open, and switchable off. */

import { keys } from '../screens/settings';

type Key = 'h' | 'd' | 'p' | 't';

/** Returns how to stop listening. */
export function onKeys(press: (key: Key) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (!keys.value || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const { target } = event;
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
    if (document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (key === 'h' || key === 'd' || key === 'p' || key === 't') press(key);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
