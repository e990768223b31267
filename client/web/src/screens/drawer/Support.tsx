import { useState } from 'preact/hooks';
import { t } from '../../i18n/support';
import { freshNumber } from '../ours/fresh';
import { Say } from '../parts/Say';
import { Written } from '../parts/Written';
import type { Actions } from '../room/actions';
import type { Open } from '../room/RoomScreen';
import type { SupportRow, SupportView } from './view/support';

const LONGEST = 500;

interface Props {
  readonly view: SupportView;
  readonly send: Actions['send'];
}

/** The way to everything that the circle has written down. */
export function ToOurCircle({ open }: { open: Open }) {
  return (
    <section class="effects effects--one">
      <button type="button" class="button" onClick={() => open('ours')}>
        <b>{t('ours')}</b>
        <small>{t('ours_cap')}</small>
      </button>
    </section>
  );
}

/** Other support for all or for one, whom to call oneself, and what is left alone. */
export function Support({ view, send }: Props) {
  const { support, people, backup, topics } = view;
  return (
    <>
      <section>
        <h2 class="h3">{t('support')}</h2>
        <p class="cap">{t(support.length > 0 ? 'support_cap' : 'support_none')}</p>
        <ul class="stack stack--near">
          {support.map((row) => (
            <Resource key={row.card.id} row={row} people={people} send={send} />
          ))}
        </ul>
      </section>
      <Backup key={backup?.id} backup={backup} send={send} />
      {topics.length > 0 && (
        <section>
          <h2 class="h3">{t('topics')}</h2>
          <Written cards={topics} />
        </section>
      )}
    </>
  );
}

interface ResourceProps extends Pick<Props, 'send'> {
  readonly row: SupportRow;
  readonly people: SupportView['people'];
}

function Resource({ row: { card, shown }, people, send }: ResourceProps) {
  const { id, text } = card;
  return (
    <li class="card written stack stack--close">
      <p dir="auto">{text}</p>
      {shown.map(({ member, name }) => (
        <div key={member} class="row">
          <p class="cap grow" aria-live="polite">
            {member === null ? t('shown_all') : <Say phrase={t.phrase('shown_one', { name })} />}
          </p>
          <button
            type="button"
            class="button button--small"
            onClick={() => void send({ type: 'hide_card', to: member })}
          >
            {t('put_away')}
          </button>
        </div>
      ))}
      <div class="wrap">
        <button
          type="button"
          class="button button--small"
          aria-label={t('for_all_it', { text })}
          onClick={() => void send({ type: 'show_card', card: id, to: null })}
        >
          {t('for_all')}
        </button>
        {people.length > 0 && (
          <select
            class="button button--small"
            value=""
            aria-label={t('for_one_it', { text })}
            onChange={({ currentTarget }) => {
              const to = Number(currentTarget.value);
              currentTarget.value = '';
              if (to) void send({ type: 'show_card', card: id, to });
            }}
          >
            <option value="">{t('for_one')}</option>
            {people.map(({ member, name }) => (
              <option key={member} value={member}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
    </li>
  );
}

function Backup({ backup, send }: { backup: SupportView['backup'] } & Pick<Props, 'send'>) {
  const [text, setText] = useState(backup?.text ?? '');
  const number = numberIn(backup?.text ?? '');
  return (
    <section>
      <h2 class="h3">{t('backup')}</h2>
      <p class="cap">{t('backup_cap')}</p>
      {backup && (
        <p class="wrote" dir="auto">
          {backup.text}
        </p>
      )}
      {number && (
        <a class="button wide" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
          {t('call', { number })}
        </a>
      )}
      <details class="fold">
        <summary>{t('backup_who')}</summary>
        <form
          class="fold-in row"
          onSubmit={(event) => {
            event.preventDefault();
            const words = text.trim();
            if (!words) return;
            void send(
              backup
                ? {
                    type: 'change_card',
                    card: backup.id,
                    edition: backup.edition,
                    text: words,
                    audience: 'facilitators',
                  }
                : {
                    type: 'put_card',
                    card: freshNumber(),
                    kind: 'backup',
                    text: words,
                    audience: 'facilitators',
                    to: null,
                  },
            );
          }}
        >
          <label class="field grow">
            <span class="vh">{t('backup_who')}</span>
            <input
              dir="auto"
              value={text}
              maxLength={LONGEST}
              autocomplete="off"
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {t('backup_save')}
          </button>
        </form>
      </details>
    </section>
  );
}

/** A number to call, where the words hold one. */
export function numberIn(text: string): string {
  return text.match(/\+?\d[\d\s/()-]{1,18}\d/)?.[0].trim() ?? '';
}
