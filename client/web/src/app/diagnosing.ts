/**
 * Hidden diagnostics, for whoever wonders how exact the time is: the clock pressed twice, or Shift and T;
 * the same again hides them.
 */

import { keys } from '../screens/settings';
import type { Store } from '../socket/store';

/** Returns how to stop listening. */
export function diagnosable(store: Store): () => void {
  let shown: Promise<() => void> | null = null;

  function toggle(): void {
    if (shown) {
      void shown.then((hide) => hide());
      shown = null;
    } else {
      shown = import('../diagnostics/Panel').then(({ show }) => show(store, toggle));
    }
  }

  const pressed = ({ key, shiftKey, target }: KeyboardEvent) => {
    const writing = target instanceof Element && target.closest('input, textarea, select, dialog');
    if (keys.value && shiftKey && key === 'T' && !writing) toggle();
  };
  const twice = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('.clock')) toggle();
  };
  document.addEventListener('keydown', pressed);
  document.addEventListener('dblclick', twice);
  return () => {
    document.removeEventListener('keydown', pressed);
    document.removeEventListener('dblclick', twice);
    if (shown) toggle();
  };
}
