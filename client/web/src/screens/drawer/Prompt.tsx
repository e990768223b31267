import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import type { PromptView } from './view/drawer';

const LONGEST = 500;

export function Prompt({ view, send }: { view: PromptView; send: Actions['send'] }) {
  const [own, setOwn] = useState('');
  const show = (text: string) => send({ type: 'show_prompt', text });
  return (
    <section>
      <h2 class="h3">{t('prompt')}</h2>
      <p class={view.shown ? 'serif' : 'cap'}>{view.shown || t('prompt_none')}</p>
      <details class="fold">
        <summary>{t('prompt_other')}</summary>
        <div class="fold-in stack">
          {view.offered.map((text) => (
            <button
              key={text}
              type="button"
              class="button button--offer"
              onClick={() => show(text)}
            >
              {text}
            </button>
          ))}
          <form
            class="stack"
            onSubmit={async (event) => {
              event.preventDefault();
              if (own.trim() && (await show(own.trim()))) setOwn('');
            }}
          >
            <label class="field">
              <span>{t('prompt_own')}</span>
              <textarea
                value={own}
                maxLength={LONGEST}
                rows={2}
                onInput={(event) => setOwn(event.currentTarget.value)}
              />
            </label>
            <button type="submit" class="button">
              {t('prompt_show')}
            </button>
          </form>
          {view.shown && (
            <button type="button" class="button button--quiet" onClick={() => show('')}>
              {t('prompt_away')}
            </button>
          )}
        </div>
      </details>
    </section>
  );
}
