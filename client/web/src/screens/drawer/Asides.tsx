import { useState } from 'preact/hooks';
import { t } from '../../i18n/support';
import { freshNumber } from '../ours/fresh';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import type { AsideRow } from './view/support';

const LONGEST = 500;
const READY = ['seen', 'after_turn', 'at_break'] as const;

interface Props {
  readonly rows: readonly AsideRow[];
  readonly send: Actions['send'];
}

/** Private words, on top of everything: each is answered quietly, and done with a tap. */
export function Asides({ rows, send }: Props) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 class="h3">{t('asked')}</h2>
      <p class="cap">{t('asked_cap')}</p>
      {rows.map((row) => (
        <Aside key={row.card.id} row={row} send={send} />
      ))}
    </section>
  );
}

function Aside({
  row: { card, kind, member, name, answer },
  send,
}: { row: AsideRow } & Pick<Props, 'send'>) {
  const [words, setWords] = useState('');
  const say = (text: string) =>
    send({
      type: 'put_card',
      card: freshNumber(),
      kind: 'answer',
      text,
      audience: 'facilitators',
      to: member,
    });
  return (
    <div class="private stack stack--close">
      <p>
        <Say phrase={t.phrase(kind, { name })} />
      </p>
      {card.text && (
        <p class="wrote" dir="auto">
          {card.text}
        </p>
      )}
      {answer && (
        <p class="cap" aria-live="polite">
          {t('answered', { text: answer })}
        </p>
      )}
      <div class="wrap">
        {kind !== 'back' &&
          READY.map((ready) => (
            <button
              key={ready}
              type="button"
              class="button button--small"
              aria-label={t('answer_with', { answer: t(ready), name })}
              onClick={() => void say(t(ready))}
            >
              {t(ready)}
            </button>
          ))}
        <button
          type="button"
          class="button button--small"
          aria-label={t('done_with', { name })}
          onClick={() => void send({ type: 'take_card_back', card: card.id })}
        >
          {t('done')}
        </button>
      </div>
      <form
        class="row"
        onSubmit={async (event) => {
          event.preventDefault();
          if (words.trim() && (await say(words.trim()))) setWords('');
        }}
      >
        <label class="field grow">
          <span class="vh">{t('answer_own_to', { name })}</span>
          <input
            dir="auto"
            value={words}
            placeholder={t('answer_own')}
            maxLength={LONGEST}
            autocomplete="off"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {t('send')}
        </button>
      </form>
    </div>
  );
}
