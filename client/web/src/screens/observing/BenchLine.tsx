import { useState } from 'preact/hooks';
import { t } from '../../i18n/notes';
import type { Meeting } from '../../replica/types';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { nameIn } from '../room/view/people';

const LONGEST = 200;

interface Props {
  readonly meeting: Meeting;
  readonly send: Actions['send'];
}

/** The line among observers, where the meeting lets them: latest first. */
export function BenchLine({ meeting, send }: Props) {
  const [text, setText] = useState('');
  const latest = [...meeting.observing.notes].reverse();
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('bench')}</h2>
      <p class="cap">{t('bench_cap')}</p>
      <form
        class="stack stack--near"
        onSubmit={async (event) => {
          event.preventDefault();
          if (text.trim() && (await send({ type: 'send_note', text: text.trim() }))) setText('');
        }}
      >
        <label class="field">
          <span>{t('bench_word')}</span>
          <input
            dir="auto"
            value={text}
            maxLength={LONGEST}
            autocomplete="off"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {t('bench_send')}
        </button>
      </form>
      {latest.length === 0 ? (
        <p class="cap">{t('bench_none')}</p>
      ) : (
        <ul class="stack stack--close" aria-label={t('bench')}>
          {latest.map(({ member, text: word, at }, i) => (
            <li key={`${at} ${latest.length - i}`} class="wraps">
              <Say phrase={t.phrase('bench_note', { name: nameIn(meeting, member), text: word })} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
