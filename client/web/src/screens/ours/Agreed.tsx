import { t } from '../../i18n/agreed';
import type { Meeting } from '../../replica/types';

/** What the circle has agreed, to be read: nobody has to answer. */
export function Agreed({ meeting }: { meeting: Meeting }) {
  const agreements = meeting.cards.filter(({ kind }) => kind === 'agreement');
  const support = meeting.cards.filter(({ kind }) => kind === 'resource');
  return (
    <>
      {agreements.length > 0 && (
        <section class="stack stack--close">
          <h2 class="h3">{t('agreed')}</h2>
          <ul class="stack stack--close agreed">
            {agreements.map(({ id, text }) => (
              <li key={id} class="wrote" dir="auto">
                {text}
              </li>
            ))}
          </ul>
          <p class="cap">{t('agreed_cap')}</p>
        </section>
      )}
      {support.length > 0 && (
        <section class="stack stack--close">
          <h2 class="h3">{t('support')}</h2>
          <ul class="stack stack--close agreed">
            {support.map(({ id, text }) => (
              <li key={id} class="wrote" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
