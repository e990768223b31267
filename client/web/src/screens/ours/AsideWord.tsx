import { useState } from 'preact/hooks';
import { t } from '../../i18n/aside';
import type { Card, Meeting } from '../../replica/types';
import type { Actions } from '../room/actions';
import { freshNumber } from './fresh';

const LONGEST = 500;
const ASIDES = ['break', 'check', 'back'] as const;
type Aside = (typeof ASIDES)[number];

interface Props {
  readonly meeting: Meeting;
  readonly send: Actions['send'];
}

/** A private word to the facilitators, one tap from here. */
export function AsideWord({ meeting, send }: Props) {
  const [words, setWords] = useState('');
  const said = meeting.own_cards.map(({ card }) => card).find(isAside);
  const say = async (kind: Aside) => {
    const card = freshNumber();
    const text = kind === 'back' ? '' : words.trim();
    const done = await send({
      type: 'put_card',
      card,
      kind,
      text,
      audience: 'facilitators',
      to: null,
    });
    if (done) setWords('');
  };
  const waits = said && said.kind !== 'back';
  return (
    <div>
      <p class="cap" role="status">
        {said ? t(`said_${said.kind as Aside}`) : t('aside_cap')}
      </p>
      <div class="wrap aside-ways">
        {waits ? (
          <>
            <button type="button" class="button" onClick={() => void say('back')}>
              {t('back')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => void send({ type: 'take_card_back', card: said.id })}
            >
              {t('unsay')}
            </button>
          </>
        ) : (
          <>
            <button type="button" class="button" onClick={() => void say('break')}>
              {t('break')}
            </button>
            <button type="button" class="button" onClick={() => void say('check')}>
              {t('check')}
            </button>
          </>
        )}
      </div>
      {!waits && (
        <label class="field">
          <span class="cap">{t('words')}</span>
          <input
            dir="auto"
            value={words}
            maxLength={LONGEST}
            autocomplete="off"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}

function isAside({ kind }: Card): boolean {
  return (ASIDES as readonly string[]).includes(kind);
}
