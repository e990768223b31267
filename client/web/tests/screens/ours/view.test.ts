import { expect, test } from 'vitest';
import type { Card, CardKind } from '../../../src/replica/types';
import { numberIn } from '../../../src/screens/drawer/Support';
import { forMe } from '../../../src/screens/ours/forMe';
import { freshNumber } from '../../../src/screens/ours/fresh';
import { alongOf, oursOf } from '../../../src/screens/ours/view';
import { type Draft, MARI, meeting, NADIA, PIRET } from '../../fixtures';

let cards = 0;

function card(kind: CardKind, text: string, more: Partial<Card> = {}): Card {
  cards += 1;
  return {
    id: cards,
    kind,
    text,
    audience: 'circle',
    member: null,
    edition: 1,
    keep: false,
    ...more,
  };
}

test('what I wrote is there once, whether or not others read it', () => {
  const topic = card('topic', 'Work');
  const alone = card('topic', 'My family', { audience: 'facilitators' });
  const { topics } = oursOf(
    meeting((draft) => {
      draft.cards = [topic];
      draft.own_cards = [topic, alone].map((each) => ({ member: NADIA.member, card: each }));
    }),
    NADIA,
  );
  expect(topics.map((view) => [view.card.text, view.mine])).toEqual([
    ['Work', true],
    ['My family', true],
  ]);
});

test('everybody in the circle changes agreements, facilitators take away, observers only read', () => {
  const agreed = (draft: Draft) => {
    draft.cards = [card('agreement', 'It stays here', { audience: 'everyone' })];
  };
  const may = (me: typeof NADIA) => {
    const [view] = oursOf(meeting(agreed), me).agreements;
    return [view?.mayChange, view?.mayTakeBack, view?.mayKeep];
  };
  expect(may(NADIA)).toEqual([true, false, false]);
  expect(may(MARI)).toEqual([true, true, true]);
  expect(may(PIRET)).toEqual([false, false, false]);
});

test('all see what goes along, each chooses of their own, facilitators of all, where a meeting follows', () => {
  const written = (of: number) =>
    meeting((draft) => {
      const mine = card('goal', 'To sleep again', { member: NADIA.member });
      draft.cards = [
        card('hope', 'Not chosen', { member: 3 }),
        mine,
        card('helps', 'Tea', { member: 3, keep: true }),
        card('agreement', 'It stays here', { keep: true }),
      ];
      draft.own_cards = [{ member: NADIA.member, card: mine }];
      draft.series = { number: 2, of, every_days: 7, parting: false };
    });
  const along = (me: typeof NADIA, of = 3) =>
    alongOf(written(of), me).map(({ card: { text }, mayKeep }) => [text, mayKeep]);

  expect(along(NADIA)).toEqual([
    ['It stays here', false],
    ['To sleep again', true],
  ]);
  expect(along(MARI)).toEqual([
    ['It stays here', true],
    ['To sleep again', true],
    ['Not chosen', true],
  ]);
  expect(along(MARI, 2)).toEqual([]);
});

test('an answer belongs to the words that it was given to', () => {
  const [view] = oursOf(
    meeting((draft) => {
      draft.cards = [card('agreement', 'It stays here', { id: 900, edition: 2 })];
      draft.answers = [{ member: NADIA.member, card: 900, edition: 1, agrees: true }];
    }),
    NADIA,
  ).agreements;
  expect([view?.agrees, view?.answeredBefore]).toEqual([null, true]);
});

test('a goal whose writer has left has no name, and comfort cards are told by person', () => {
  const view = oursOf(
    meeting((draft) => {
      draft.cards = [
        card('goal', 'To be heard', { member: 77 }),
        card('bothers', 'Loud voices', { member: 3 }),
        card('helps', 'Tea', { member: 3 }),
      ];
    }),
    NADIA,
  );
  expect(view.board.map(({ name }) => name)).toEqual(['']);
  expect(view.others.map(({ name, cards: said }) => [name, said.map(({ text }) => text)])).toEqual([
    ['Wei', ['Tea', 'Loud voices']],
  ]);
});

test('what calms me is said near the end, and never before', () => {
  const calms = (kind: 'in_depth' | 'closing') =>
    forMe(
      meeting((draft) => {
        draft.own_cards = [{ member: NADIA.member, card: card('calms', 'A walk home') }];
        draft.course = {
          ...draft.course,
          progress: draft.course.progress.map((was, i) => ({
            ...was,
            status: draft.plan.phases[i]?.kind === kind ? 'active' : 'done',
          })),
        };
      }),
      NADIA,
    ).alone.map(({ text }) => text);
  expect(calms('in_depth')).toEqual([]);
  expect(calms('closing')).toEqual(['A walk home']);
});

test('facilitators are told that somebody asked, and never of their own word', () => {
  const asked = (member: number) =>
    forMe(
      meeting((draft) => {
        draft.cards = [card('check', '', { member, audience: 'facilitators' })];
      }),
      MARI,
    ).asked;
  expect([asked(1), asked(MARI.member)]).toEqual([true, false]);
});

test('a number to call is found in the words', () => {
  expect(numberIn('Eva, +49 30 123 45')).toBe('+49 30 123 45');
  expect(numberIn('Eva, Linden House')).toBe('');
});

test('a number of a card is one that every reader of JSON keeps', () => {
  for (let i = 0; i < 100; i++) {
    const number = freshNumber();
    expect(Number.isSafeInteger(number) && number > 0).toBe(true);
  }
});
