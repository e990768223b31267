import { t } from '../../i18n/ours';
import { Check } from '../parts/Check';
import type { Actions } from '../room/actions';
import type { CardView, Kept } from './view';

interface Props {
  readonly cards: readonly CardView[];
  readonly send: Actions['send'];
}

/** What the group takes along into its next meeting. Everything else ends with this one. */
export function GoesAlong({ cards, send }: Props) {
  return (
    <>
      <p class="cap">{t('along_cap')}</p>
      <ul class="stack stack--close">
        {cards.map(({ card, mayKeep }) => (
          <li key={card.id}>
            {mayKeep ? (
              <Check
                label={card.text}
                cap={t(`kind_${card.kind as Kept}`)}
                on={card.keep}
                set={(keep) => void send({ type: 'keep_card', card: card.id, keep })}
              />
            ) : (
              <p class="wrote" dir="auto">
                {card.text}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
