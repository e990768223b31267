import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import { type Draft, raised } from '../../fixtures';
import { open, rings, told, VERA, withVera } from './opened';

const lessHeard = (draft: Draft) => {
  draft.floor.customs.policy = 'less_heard';
};

test('hands move up and down, as far as there is a place', () => {
  const [wei, konstantinos] = open().hands.rows;

  expect(wei?.earlier.does).toBeNull();
  expect(wei?.later.does).toEqual({ type: 'move_hand', member: 3, kind: 'speak', place: 1 });
  expect(konstantinos?.earlier.does).toEqual({
    type: 'move_hand',
    member: 4,
    kind: 'question',
    place: 0,
  });
  expect(konstantinos?.later.does).toBeNull();
});

test('of two hands of one person, each is lowered by itself', () => {
  const [, question] = open((draft) => raised(draft, [3, 'speak'], [3, 'question'])).hands.rows;

  expect(question?.lower.does).toEqual({ type: 'lower_hand', member: 3, kind: 'question' });
});

test('the order is explained in one sentence', () => {
  expect(textOf(open().hands.policy)).toBe('Whoever raised a hand first is next.');
  expect(textOf(open(lessHeard).hands.policy)).toBe(
    'Those less heard are next; then the earlier hand.',
  );
});

test('while a round goes from seat to seat, hands are said to wait', () => {
  const { policy } = open((draft) => {
    draft.floor.mode = 'round';
    draft.floor.round = { members: [6, 7, 8], to_come: [7, 8], adding: false };
  }).hands;

  expect(textOf(policy)).toBe('Hands wait until the round has been with everyone.');
});

test('where those less heard are first, no hand is moved, but anyone can be given the floor', () => {
  const { fixed, rows } = open(lessHeard).hands;

  expect(fixed).toBe(true);
  expect(rows.map(({ earlier, later }) => [earlier.does, later.does])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(rows[1]?.give.does).toEqual({ type: 'give_floor', to: 4, after: 12 });
});

test('while someone holds the piece, it is offered and not given', () => {
  const [wei, konstantinos] = open((draft) => {
    draft.floor.mode = 'piece';
    draft.floor.offer = { turn: 12, to: 4 };
  }).hands.rows;

  expect(told(wei?.give)).toMatchObject({
    says: 'Offer',
    does: { type: 'pass_piece', turn: 12, to: 3 },
  });
  expect(told(konstantinos?.give)).toMatchObject({
    says: 'Offered',
    cap: 'It is offered to them.',
    does: null,
  });
});

test('while the bell holds everything, no hand gets the floor, but hands still move', () => {
  const { rows, waits } = open(rings).hands;
  const [wei] = rows;

  expect(waits && textOf(waits)).toBe('The floor moves again after the quiet.');
  expect(told(wei?.give)).toMatchObject({ cap: 'After the quiet.', does: null });
  expect(wei?.later.does).not.toBeNull();
});

describe('those not heard yet', () => {
  const heard = (draft: Draft) => {
    draft.floor.heard = [1, 4, 5];
  };
  const people = (change: (draft: Draft) => void) => open(change).hands.unheard;

  test('are seen at a glance, without those who speak or wait already', () => {
    expect(people(heard).map(({ name }) => name)).toEqual(['Amina', 'Tomás']);
    expect(open(heard).hands.rows.map(({ unheard }) => unheard)).toEqual([true, false]);
  });

  test('can be invited, once', () => {
    expect(people(heard)[0]?.invite?.does).toEqual({ type: 'invite_to_speak', member: 2 });
    const [amina] = people((draft) => {
      heard(draft);
      draft.floor.invited = [2];
    });
    expect(amina).toMatchObject({ invited: true, invite: { does: null } });
  });

  test('are not invited on a screen that others see', () => {
    const vera = people((draft) => {
      heard(draft);
      withVera(draft);
    }).find(({ id }) => id === VERA);

    expect(vera?.invite).toBeNull();
  });
});
