/** How far off the time and the bells of this browser can be, in its own words. */

import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bells } from '../app/sounds';
import { t } from '../i18n/diagnostics';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { CLOSE_MS } from '../sound/ringer';

/** A bound grows while nothing is heard. */
const EVERY_MS = 250;

let hide: (() => void) | null = null;

/** Lays the panel over the page, or takes it away. */
export function toggle(store: Store): void {
  if (hide) {
    hide();
    return;
  }
  const place = document.body.appendChild(document.createElement('div'));
  hide = () => {
    render(null, place);
    place.remove();
    hide = null;
  };
  render(<Panel store={store} hide={hide} />, place);
}

function Panel({ store, hide }: { store: Store; hide: () => void }) {
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((looks) => looks + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const bound = store.bound();
  return (
    <section class="diagnostics" aria-label={t('diagnostics')}>
      <dl>
        <dt>{t('clock')}</dt>
        <dd>{within(bound)}</dd>
        <dt>{t('bells')}</dt>
        <dd data-milliseconds={bound + CLOSE_MS}>{within(bound + CLOSE_MS)}</dd>
        <dt>{t('line')}</dt>
        <dd>{useValue(store.line).state === 'live' ? t('up') : t('down')}</dd>
        <dt>{t('sounds')}</dt>
        <dd>{useValue(bells.ready) ? t('heard') : t('silent')}</dd>
      </dl>
      <button type="button" class="button button--small" onClick={hide}>
        {t('close')}
      </button>
    </section>
  );
}

function within(bound: number): string {
  return Number.isFinite(bound) ? t('milliseconds', { count: Math.ceil(bound) }) : t('unknown');
}
