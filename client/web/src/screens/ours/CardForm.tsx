import { useState } from 'preact/hooks';
import { t } from '../../i18n/ours';
import type { Audience, Card } from '../../replica/types';
import type { Actions } from '../room/actions';
import { freshNumber } from './fresh';
import { READERS, type Written } from './view';

const LONGEST = 500;

interface Props {
  readonly kind: Written;
  readonly label: string;
  readonly cap?: string;
  /** The card that is changed, as it is now; a new one is written otherwise. */
  readonly card?: Card;
  /** It was taken away while it was being changed: what is written here becomes a new one. */
  readonly gone?: boolean;
  readonly send: Actions['send'];
  readonly onDone?: () => void;
}

/**
 * Writes a card, or changes one. Of two who change the same one the second is told what it says now, and
 * keeps their own words.
 */
export function CardForm({ kind, label, cap, card, gone, send, onDone }: Props) {
  const readers: readonly Audience[] = READERS[kind];
  const [text, setText] = useState(card?.text ?? '');
  const [audience, setAudience] = useState(card?.audience ?? readers[0] ?? 'circle');
  const [read] = useState(card);
  const changed = !gone && card && read && card.edition !== read.edition;
  const write = async () => {
    const words = text.trim();
    if (!words) return;
    const done = await send(
      card && !gone
        ? { type: 'change_card', card: card.id, edition: card.edition, text: words, audience }
        : { type: 'put_card', card: freshNumber(), kind, text: words, audience, to: null },
    );
    if (!done) return;
    if (!card) setText('');
    onDone?.();
  };
  return (
    <form
      class="stack stack--near"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      {gone && (
        <p class="aside-note" role="status">
          {t('gone')}
        </p>
      )}
      {changed && (
        <div class="aside-note" role="status">
          <p>{t('changed')}</p>
          <p>
            <q dir="auto">{card.text}</q>
          </p>
          <p class="cap">{t('changed_cap')}</p>
        </div>
      )}
      <label class="field">
        <span>{label}</span>
        <textarea
          dir="auto"
          value={text}
          maxLength={LONGEST}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {cap && <small class="cap">{cap}</small>}
      </label>
      {readers.length > 1 && (
        <label class="field">
          <span>{t('readers')}</span>
          <select
            value={audience}
            onChange={({ currentTarget }) => {
              const chosen = readers.find((each) => each === currentTarget.value);
              if (chosen) setAudience(chosen);
            }}
          >
            {readers.map((each) => (
              <option key={each} value={each}>
                {t(`by_${each}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="wrap">
        <button type="submit" class="button">
          {t(changed ? 'save_still' : card && !gone ? 'save' : 'put')}
        </button>
        {onDone && (
          <button type="button" class="button button--quiet" onClick={onDone}>
            {t('cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
