import { useState } from 'preact/hooks';
import { t } from '../../i18n/pause';
import { Check } from '../parts/Check';
import { Icon } from '../parts/Icon';
import { Sheet } from '../parts/Sheet';
import type { Actions } from './actions';

interface Props {
  readonly minutes: number;
  readonly send: Actions['send'];
  readonly onClose: () => void;
}

/** Before the bell: what it does, and whether to say who it was. */
export function Pause({ minutes, send, onClose }: Props) {
  const [named, setNamed] = useState(false);
  return (
    <Sheet label={t('bell')} class="sheet--fit" onClose={onClose}>
      <section>
        <h2 class="h3">{t('bell')}</h2>
        <p>
          {t('bell_cap', { count: minutes })} {!named && t('bell_unnamed')}
        </p>
        <Check label={t('named')} cap={t('named_cap')} on={named} set={setNamed} />
        <form method="dialog">
          <button
            type="submit"
            class="button button--even"
            onClick={() => void send({ type: 'ring_bell', named })}
          >
            <Icon name="bell" />
            {t('ring')}
          </button>
        </form>
      </section>
    </Sheet>
  );
}
