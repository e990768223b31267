import { t } from '../../i18n/agreed';
import type { CardKind, Meeting } from '../../replica/types';

/** What the circle has agreed, to be read: nobody has to answer. */
export function Agreed({ meeting }: { meeting: Meeting }) {
  return (
    <>
      {hasAny(meeting, 'agreement') && (
        <section class="stack stack--close">
          <h2 class="h3">{t('agreed')}</h2>
          <Texts meeting={meeting} kind="agreement" />
          <p class="cap">{t('agreed_cap')}</p>
        </section>
      )}
      {hasAny(meeting, 'resource') && (
        <section class="stack stack--close">
          <h2 class="h3">{t('support')}</h2>
          <Texts meeting={meeting} kind="resource" />
        </section>
      )}
    </>
  );
}

/** The same in the circle, at the step of a ritual where it is read together. */
export function AgreedTogether({ meeting }: { meeting: Meeting }) {
  if (!hasAny(meeting, 'agreement')) return <p class="cap">{t('agreed_none')}</p>;
  return (
    <>
      <Texts meeting={meeting} kind="agreement" />
      <p class="cap">{t('agreed_change')}</p>
    </>
  );
}

function hasAny({ cards }: Meeting, kind: CardKind): boolean {
  return cards.some((card) => card.kind === kind);
}

function Texts({ meeting, kind }: { meeting: Meeting; kind: CardKind }) {
  return (
    <ul class="stack stack--close agreed">
      {meeting.cards
        .filter((card) => card.kind === kind)
        .map(({ id, text }) => (
          <li key={id} class="wrote" dir="auto">
            {text}
          </li>
        ))}
    </ul>
  );
}
