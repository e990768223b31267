import { textOf } from '../../i18n/words';
import { Drawn } from '../parts/Icon';
import type { Actions } from '../room/actions';
import type { Doing } from './view/doing';

const PATHS = {
  down: 'M12 6v12M7 13l5 5 5-5',
  less: 'M7 12h10',
  plus: 'M7 12h10M12 7v10',
  up: 'M12 18V6M7 11l5-5 5 5',
} as const;

interface MoveProps {
  readonly icon: keyof typeof PATHS;
  readonly doing: Doing;
  readonly send: Actions['send'];
  /** It was granted. */
  readonly done?: (doing: Doing) => void;
}

/** At the end of the line there is no further: the button's place stays empty. */
export function Move({ icon, doing, send, done }: MoveProps) {
  const { does } = doing;
  if (!does) return <span class="sq" />;
  return (
    <button
      type="button"
      class="sq"
      aria-label={textOf(doing.label)}
      onClick={() => {
        void send(does).then((granted) => {
          if (granted) done?.(doing);
        });
      }}
    >
      <Drawn path={PATHS[icon]} />
    </button>
  );
}
