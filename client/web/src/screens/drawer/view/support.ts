/** Quiet words to the facilitators, and other support, as the drawer shows them. */

import type { Card, Meeting, Shown } from '../../../replica/types';
import { nameIn, nameOf } from '../../room/view/people';

export interface AsideRow {
  readonly card: Card;
  readonly kind: 'break' | 'check' | 'back';
  readonly member: number;
  readonly name: string;
  /** What they were told last. */
  readonly answer: string;
}

export interface SupportView {
  readonly asides: readonly AsideRow[];
  readonly support: readonly SupportRow[];
  /** Who can be shown something alone: not on a screen that others see. */
  readonly people: readonly { readonly member: number; readonly name: string }[];
  readonly backup: Card | null;
  readonly topics: readonly Card[];
  readonly gathers: boolean;
}

export interface SupportRow {
  readonly card: Card;
  readonly shown: readonly (Shown & { readonly name: string })[];
}

const ASIDES = ['break', 'check', 'back'] as const;

export function supportOf(meeting: Meeting, me: number): SupportView {
  const { cards, seats, shown, stage } = meeting;
  const answers = cards.filter(({ kind }) => kind === 'answer');
  return {
    asides: cards.flatMap((card) => {
      const kind = ASIDES.find((each) => each === card.kind);
      const { member } = card;
      if (!kind || member === null || member === me) return [];
      const answer = answers.find((one) => one.member === member)?.text ?? '';
      return [{ card, kind, member, name: nameIn(meeting, member), answer }];
    }),
    support: cards
      .filter(({ kind }) => kind === 'resource')
      .map((card) => ({
        card,
        shown: shown
          .filter((one) => one.card.id === card.id)
          .map((one) => ({ ...one, name: nameIn(meeting, one.member ?? 0) })),
      })),
    people: seats
      .filter(({ id, without_device }) => id !== me && !without_device)
      .map((seat) => ({ member: seat.id, name: nameOf(seat) })),
    backup: cards.find(({ kind }) => kind === 'backup') ?? null,
    topics: cards.filter(({ kind }) => kind === 'topic'),
    gathers: stage === 'gathering',
  };
}
