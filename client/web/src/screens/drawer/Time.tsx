import { t } from '../../i18n/drawer';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { TimeView } from './view/time';

export function Time({ view, send }: { view: TimeView; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">
        {t('time')}
        <small>
          <Say phrase={view.ends} />
        </small>
      </h2>
      <div class="effects">
        {view.buttons.map((doing, i) => (
          <Do key={i === 0 ? 'more' : 'fewer'} doing={doing} send={send} class="" />
        ))}
        <Do doing={view.hold} send={send} class="" />
      </div>
      <fieldset class="notices">
        <legend class="cap">{t('heads_ups')}</legend>
        <div class="wrap">
          {view.headsUps.map(({ label, on, does }) => (
            <button
              key={String(label.values.count)}
              type="button"
              class="button button--small tag"
              aria-pressed={on}
              aria-disabled={does === null || undefined}
              onClick={() => does && void send(does)}
            >
              <Say phrase={label} />
            </button>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
