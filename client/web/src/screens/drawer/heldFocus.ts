import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A row that moves keeps the focus. The browser drops it when an element is put elsewhere, and when the
 * button is gone since there is no further; then its neighbour in the same row has it.
 */
export function useHeldFocus<E extends HTMLElement>() {
  const list = useRef<E>(null);
  const focused = document.activeElement;
  const held = list.current?.contains(focused) ? focused : null;
  const row = held?.closest('li');
  useLayoutEffect(() => {
    if (!(held instanceof HTMLElement) || document.activeElement === held) return;
    const there = held.isConnected ? held : row?.querySelector('button.sq');
    if (there instanceof HTMLElement) there.focus();
  });
  return list;
}
