import { t } from '../../i18n/room';
import type { HandKind } from '../../replica/types';
import { Sheet } from '../parts/Sheet';
import type { Actions } from './actions';

interface Props {
  readonly send: Actions['send'];
  readonly onClose: () => void;
}

/** The kinds of a hand, for those who want more than to speak. */
export function Kinds({ send, onClose }: Props) {
  const kinds: [HandKind, string, string][] = [
    ['respond', t('kind_respond'), t('kind_respond_cap')],
    ['question', t('kind_question'), t('kind_question_cap')],
    ['process', t('kind_process'), t('kind_process_cap')],
    ['speak', t('kind_speak'), t('kind_speak_cap')],
  ];
  return (
    <Sheet label={t('kinds')} class="sheet--fit" onClose={onClose}>
      <section>
        <h2 class="h3">{t('kinds')}</h2>
        <form method="dialog" class="effects effects--one">
          {kinds.map(([kind, title, cap]) => (
            <button
              key={kind}
              type="submit"
              class="button"
              onClick={() => void send({ type: 'raise_hand', kind })}
            >
              <b>{title}</b>
              <small>{cap}</small>
            </button>
          ))}
        </form>
      </section>
    </Sheet>
  );
}
