import { useEffect } from 'preact/hooks';

/**
 * As long as something lies open on the page, the browser's way back closes it and leads no further. What is closed
 * otherwise takes its step of the history along, so that the next one leads off the page again.
 */
export function useWayBack(open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    if (!isOpen()) history.pushState({ open: true }, ''); // it is there already after a reload
    addEventListener('popstate', close);
    return () => {
      removeEventListener('popstate', close);
      if (isOpen()) history.back();
    };
  }, [open]);
}

function isOpen(): boolean {
  return history.state?.open === true;
}
