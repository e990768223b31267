/** What our circle has written, as one person may see it and change it. */

import type { AgreementCount, Audience, Card, CardKind, Meeting } from '../../replica/types';
import { type Me, nameOf } from '../room/view/people';

export interface CardView {
  readonly card: Card;
  /** In my own hands. */
  readonly mine: boolean;
  /** Whose it is, where others see that and they are still here. */
  readonly name: string;
  readonly mayChange: boolean;
  readonly mayTakeBack: boolean;
  readonly mayKeep: boolean;
  /** Kept for the meeting that follows. */
  readonly along: boolean;
}

export interface AgreementView extends CardView {
  /** What I said to these words. */
  readonly agrees: boolean | null;
  /** I said something to words that have changed since. */
  readonly answeredBefore: boolean;
  readonly count: AgreementCount | null;
}

export interface PersonView {
  readonly member: number;
  readonly name: string;
  readonly cards: readonly Card[];
}

export interface OursView {
  readonly writes: boolean;
  readonly board: readonly CardView[];
  readonly agreements: readonly AgreementView[];
  readonly topics: readonly CardView[];
  readonly comfort: readonly (readonly [Comfort, CardView | null])[];
  readonly others: readonly PersonView[];
  readonly resources: readonly CardView[];
}

export const COMFORT = ['helps', 'bothers', 'limits', 'eases', 'calms'] as const;
export type Comfort = (typeof COMFORT)[number];

/** What a group may take along. */
const KEPT = ['agreement', 'goal', 'hope', 'topic', 'resource', 'backup'] as const;
export type Kept = (typeof KEPT)[number];

/** Who may be let read a card, the usual ones first. */
export const READERS = {
  helps: ['circle', 'facilitators', 'own'],
  bothers: ['circle', 'facilitators', 'own'],
  limits: ['circle', 'facilitators', 'own'],
  eases: ['circle', 'facilitators', 'own'],
  calms: ['own', 'facilitators', 'circle'],
  agreement: ['everyone'],
  goal: ['circle', 'seated'],
  hope: ['circle', 'seated'],
  topic: ['circle', 'facilitators'],
  resource: ['seated', 'everyone', 'facilitators'],
  backup: ['facilitators'],
} as const satisfies Partial<Record<CardKind, readonly Audience[]>>;

export type Written = keyof typeof READERS;

export function oursOf(meeting: Meeting, me: Me): OursView {
  const cards = readable(meeting);
  const of = (...kinds: readonly CardKind[]) =>
    cards.filter(({ kind }) => kinds.includes(kind)).map((card) => cardView(meeting, me, card));
  const mine = meeting.own_cards.map(({ card }) => card);
  return {
    writes: me.role !== 'observer',
    board: of('goal', 'hope'),
    agreements: of('agreement').map((view) => agreementView(meeting, view)),
    topics: of('topic'),
    comfort: COMFORT.map((field) => {
      const card = mine.find(({ kind }) => kind === field);
      return [field, card ? cardView(meeting, me, card) : null] as const;
    }),
    others: othersOf(meeting, me),
    resources: of('resource'),
  };
}

/** What others have let me read, and what is in my own hands, each once. */
function readable({ cards, own_cards }: Meeting): Card[] {
  const others = own_cards
    .map(({ card }) => card)
    .filter(({ id }) => !cards.some((card) => card.id === id));
  return [...cards, ...others];
}

function cardView(meeting: Meeting, me: Me, card: Card): CardView {
  const mine = meeting.own_cards.some((own) => own.card.id === card.id);
  const leads = me.role === 'facilitator';
  const seat = meeting.seats.find(({ id }) => id === card.member);
  const everybodys = card.kind === 'agreement' && me.role !== 'observer';
  const facilitators = card.kind === 'resource' || card.kind === 'backup';
  return {
    card,
    mine,
    name: seat ? nameOf(seat) : '',
    mayChange: mine || everybodys || (leads && facilitators),
    mayTakeBack: mine || leads,
    mayKeep: (mine || leads) && (KEPT as readonly CardKind[]).includes(card.kind),
    along: card.keep && isFollowed(meeting),
  };
}

/** What can go along into the next meeting, and whether it does; nothing where none follows. */
export function alongOf(meeting: Meeting, me: Me): CardView[] {
  if (!isFollowed(meeting)) return [];
  return KEPT.flatMap((kind) => readable(meeting).filter((card) => card.kind === kind))
    .map((card) => cardView(meeting, me, card))
    .filter(({ along, mayKeep }) => along || mayKeep);
}

function isFollowed({ series }: Meeting): boolean {
  return series !== null && series.number < series.of;
}

function agreementView({ answers, counts }: Meeting, view: CardView): AgreementView {
  const { id, edition } = view.card;
  const answer = answers.find(({ card }) => card === id);
  const present = answer?.edition === edition;
  return {
    ...view,
    agrees: answer && present ? answer.agrees : null,
    answeredBefore: answer !== undefined && !present,
    count: counts.find(({ card }) => card === id) ?? null,
  };
}

function othersOf({ cards, seats }: Meeting, me: Me): PersonView[] {
  return seats
    .filter(({ id }) => id !== me.member)
    .map((seat) => ({
      member: seat.id,
      name: nameOf(seat),
      cards: COMFORT.flatMap((field) =>
        cards.filter(({ kind, member }) => kind === field && member === seat.id),
      ),
    }))
    .filter((person) => person.cards.length > 0);
}
