import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where writing or taking away changes what is there, the focus can be left on something that is gone, and whoever goes
 * by the keyboard begins at the top again. Then it goes to what came in its place: the first thing to press inside.
 */
export function useKeptFocus<E extends HTMLElement>(changes: unknown) {
  const place = useRef<E>(null);
  const had = useRef(false);
  const before = useRef(changes);
  // Looked at before the page changes, since afterwards nobody can tell.
  had.current = place.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const lost = had.current && !place.current?.contains(document.activeElement);
    if (changes !== before.current && lost) {
      place.current?.querySelector<HTMLElement>('button, summary')?.focus();
    }
    before.current = changes;
  });
  return place;
}
