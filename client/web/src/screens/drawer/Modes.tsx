import { t } from '../../i18n/drawer';
import type { FloorMode } from '../../replica/types';
import { RadioGroup } from '../parts/RadioGroup';
import type { Actions } from '../room/actions';

interface Props {
  readonly mode: FloorMode;
  readonly send: Actions['send'];
}

const MODES: readonly FloorMode[] = ['open', 'queue', 'round', 'quiet'];

export function Modes({ mode, send }: Props) {
  const set = (wanted: FloorMode) => void send({ type: 'set_floor_mode', mode: wanted });
  return (
    <section>
      <h2 class="h3">{t('floor')}</h2>
      <RadioGroup<FloorMode>
        label={t('floor')}
        chosen={mode}
        choices={MODES.map((value) => ({ value, content: t(value) }))}
        choose={set}
      />
      {mode === 'round' && (
        <button type="button" class="button button--quiet wide" onClick={() => set('round')}>
          {t('round_again')}
        </button>
      )}
    </section>
  );
}
