import { t } from '../../i18n/agreed';
import type { Card, CardKind, Meeting } from '../../replica/types';
import { Written } from '../parts/Written';

/** What the circle has agreed, to be read: nobody has to answer. */
export function Agreed({ meeting }: { meeting: Meeting }) {
  const [agreed, support] = [cardsOf(meeting, 'agreement'), cardsOf(meeting, 'resource')];
  return (
    <>
      {agreed.length > 0 && (
        <section class="stack stack--close">
          <h2 class="h3">{t('agreed')}</h2>
          <Written cards={agreed} class="agreed" />
          <p class="cap">{t('agreed_cap')}</p>
        </section>
      )}
      {support.length > 0 && (
        <section class="stack stack--close">
          <h2 class="h3">{t('support')}</h2>
          <Written cards={support} class="agreed" />
        </section>
      )}
    </>
  );
}

/** The same in the circle, at the step of a ritual where it is read together. */
export function AgreedTogether({ meeting }: { meeting: Meeting }) {
  const agreed = cardsOf(meeting, 'agreement');
  if (agreed.length === 0) return <p class="cap">{t('agreed_none')}</p>;
  return (
    <>
      <Written cards={agreed} class="agreed" />
      <p class="cap">{t('agreed_change')}</p>
    </>
  );
}

function cardsOf({ cards }: Meeting, kind: CardKind): Card[] {
  return cards.filter((card) => card.kind === kind);
}
