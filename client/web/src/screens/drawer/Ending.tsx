import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import { Erase } from './Erase';

interface Props {
  readonly running: boolean;
  /** Each of a pair can be asked whether they would like to go on. */
  readonly asks: boolean;
  readonly send: Actions['send'];
}

export function Ending({ running, asks, send }: Props) {
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
          {asks && (
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
