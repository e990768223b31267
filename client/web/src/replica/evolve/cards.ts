/** Cards: what others may read, and what each has in their own hands. */

import type {
  AgreementAnswered,
  AgreementCounted,
  CardGone,
  CardHidden,
  CardPut,
  CardShown,
  Meeting,
  OwnCardGone,
  OwnCardPut,
} from '../types';

export type CardEvent =
  | CardPut
  | CardGone
  | OwnCardPut
  | OwnCardGone
  | AgreementAnswered
  | AgreementCounted
  | CardShown
  | CardHidden;

/** What changes. */
export function evolveCards(meeting: Meeting, event: CardEvent): Partial<Meeting> {
  const { cards, own_cards, answers, counts, shown } = meeting;
  switch (event.type) {
    case 'card_put':
      return { cards: put(cards, event.card, ({ id }) => id === event.card.id) };
    case 'card_gone': {
      const other = ({ card }: { readonly card: number }) => card !== event.card;
      return {
        cards: cards.filter(({ id }) => id !== event.card),
        answers: answers.filter(other),
        counts: counts.filter(other),
      };
    }
    case 'own_card_put': {
      const { member, card } = event;
      return { own_cards: put(own_cards, { member, card }, (own) => own.card.id === card.id) };
    }
    case 'own_card_gone':
      return { own_cards: own_cards.filter((own) => own.card.id !== event.card) };
    case 'agreement_answered': {
      const { member, card, edition, agrees } = event;
      const others = answers.filter((one) => one.card !== card || one.member !== member);
      return {
        answers: agrees === null ? others : [...others, { member, card, edition, agrees }],
      };
    }
    case 'agreement_counted': {
      const { card, agree, talk } = event;
      return { counts: put(counts, { card, agree, talk }, (count) => count.card === card) };
    }
    case 'card_shown': {
      const { member, card } = event;
      return { shown: put(shown, { member, card }, (one) => one.member === member) };
    }
    case 'card_hidden':
      return { shown: shown.filter(({ member }) => member !== event.member) };
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** In its place, or at the end. */
function put<T>(all: readonly T[], fresh: T, isIt: (one: T) => boolean): T[] {
  const place = all.findIndex(isIt);
  return place < 0 ? [...all, fresh] : all.with(place, fresh);
}
