import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import { Do } from './Do';

interface Props {
  readonly running: boolean;
  /** Two sit here, each with a screen of their own. */
  readonly pair: boolean;
  readonly send: Actions['send'];
}

export function Ending({ running, pair, send }: Props) {
  return (
    <section>
      {running && (
        <div class="effects effects--one">
          <Do
            doing={{
              label: t.phrase('end'),
              cap: t.phrase('end_cap'),
              does: { type: 'end_meeting' },
            }}
            send={send}
            class=""
          />
          {pair && (
            <button
              type="button"
              class="button"
              onClick={async () => {
                if (await send({ type: 'end_meeting' })) void send({ type: 'ask_to_go_on' });
              }}
            >
              <b>{t('end_asking')}</b>
              <small>{t('end_asking_cap')}</small>
            </button>
          )}
        </div>
      )}
      <Erase send={send} />
    </section>
  );
}

/** Erasing cannot be undone, so it lies one fold deeper than everything else. */
export function Erase({ send }: { send: Actions['send'] }) {
  return (
    <details class="fold person">
      <summary>{t('erase_fold')}</summary>
      <div class="fold-in stack">
        <p class="cap">{t('erase_cap')}</p>
        <button
          type="button"
          class="button wide"
          onClick={() => void send({ type: 'erase_meeting' })}
        >
          {t('erase')}
        </button>
      </div>
    </details>
  );
}
