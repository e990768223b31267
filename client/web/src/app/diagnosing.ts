/** Hidden diagnostics, for whoever wonders how exact the time is: the clock pressed twice shows or hides them. */

import type { Store } from '../socket/store';

/** For as long as the page lasts. */
export function diagnosable(store: Store): void {
  document.addEventListener('dblclick', ({ target }) => {
    if (!(target as Element).closest('.clock')) return;
    void import('../diagnostics/Panel').then((panel) => panel.toggle(store));
  });
}
