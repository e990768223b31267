import { useState } from 'preact/hooks';
import { t } from '../../i18n/ours';
import { textOf } from '../../i18n/words';
import type { Actions } from '../room/actions';
import { CardForm } from './CardForm';
import { CardRow } from './CardRow';
import { Fold } from './Fold';
import { useKeptFocus } from './keptFocus';
import type { AgreementView } from './view';

interface Props {
  readonly agreements: readonly AgreementView[];
  readonly writes: boolean;
  readonly send: Actions['send'];
}

/** What we agreed, and what I say to it. */
export function Agreements({ agreements, writes, send }: Props) {
  const [held, hold] = useState<AgreementView | null>(null);
  const gone = held && !agreements.some(({ card }) => card.id === held.card.id) ? held : null;
  const place = useKeptFocus<HTMLElement>(agreements.length);
  return (
    <section ref={place}>
      <h2 class="h3">{t('agreed')}</h2>
      <p class="cap">{t('agreed_cap')}</p>
      {agreements.length > 0 && <p class="cap">{t('answer_cap')}</p>}
      <ul class="stack stack--near">
        {[...agreements, ...(gone ? [gone] : [])].map((view) => (
          <CardRow
            key={view.card.id}
            view={view}
            label={t('text')}
            cap={said(view)}
            gone={view === gone}
            onChanging={(changing) => hold(changing ? view : null)}
            send={send}
          >
            <Answer view={view} send={send} />
          </CardRow>
        ))}
      </ul>
      {writes && (
        <Fold summary={t('propose')}>
          <CardForm kind="agreement" label={t('text')} send={send} />
        </Fold>
      )}
    </section>
  );
}

/** How many said what, and whether I said something to other words. */
function said({ count, answeredBefore }: AgreementView): string {
  if (answeredBefore) return t('answer_old');
  if (!count) return '';
  return textOf(
    t.phrase('counted', {
      agree: t('count_agree', { count: count.agree }),
      talk: t('count_talk', { count: count.talk }),
    }),
  );
}

function Answer({ view, send }: { view: AgreementView; send: Actions['send'] }) {
  const { card, agrees } = view;
  const choice = (key: 'agree' | 'talk', means: boolean) => (
    <button
      type="button"
      class="button button--small tag"
      aria-pressed={agrees === means}
      aria-label={t('answer_to', { answer: t(key), text: card.text })}
      onClick={() =>
        void send({
          type: 'answer_agreement',
          card: card.id,
          edition: card.edition,
          agrees: agrees === means ? null : means,
        })
      }
    >
      {t(key)}
    </button>
  );
  return (
    <>
      {choice('agree', true)}
      {choice('talk', false)}
    </>
  );
}
