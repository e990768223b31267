import { t } from '../../i18n/care';
import { Drawn } from '../parts/Icon';
import type { Actions } from '../room/actions';

interface Props {
  /** Everything stands still already. */
  readonly paused: boolean;
  readonly send: Actions['send'];
  readonly open: () => void;
}

const TWO_BARS = 'M9 6v12M15 6v12';

/** One tap, and everything pauses. What helps now is opened with it. */
export function CareTap({ paused, send, open }: Props) {
  return (
    <button
      type="button"
      class="clock"
      aria-label={t('tap')}
      title={t('tap')}
      onClick={() => {
        if (!paused) void send({ type: 'pause_meeting' });
        open();
      }}
    >
      <Drawn path={TWO_BARS} />
    </button>
  );
}
