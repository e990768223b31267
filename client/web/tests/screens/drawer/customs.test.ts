import { expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import type { Draft } from '../../fixtures';
import { open } from './opened';

const USUAL = {
  policy: 'arrival',
  responses: 2,
  turn_minutes: 0,
  bell_minutes: 1,
  asks_to_add: false,
};
const amounts = (change?: (draft: Draft) => void) => open(change).customs.amounts;

test('each policy is explained, and set with all that does not change', () => {
  const { policies } = open().customs;

  expect(policies.map(({ cap }) => textOf(cap))).toEqual([
    'Whoever raised a hand first is next.',
    'Those less heard are next; then the earlier hand.',
    'A facilitator calls the next one.',
  ]);
  expect(policies[1]?.does).toEqual({
    type: 'set_customs',
    customs: { ...USUAL, policy: 'less_heard' },
  });
});

test('turns have no length unless the group sets one', () => {
  const [, turn] = amounts();

  expect(turn && textOf(turn.value)).toBe('none');
  expect(turn?.fewer.does).toBeNull();
  expect(turn?.more.does).toEqual({
    type: 'set_customs',
    customs: { ...USUAL, turn_minutes: 1 },
  });
});

test('responses, turns and bells are bounded', () => {
  const most = amounts((draft) =>
    Object.assign(draft.floor.customs, { responses: 9, turn_minutes: 30, bell_minutes: 10 }),
  );

  expect(most.map(({ more }) => more.does)).toEqual([null, null, null]);
  expect(most.map(({ value }) => textOf(value))).toEqual([
    '9 go ahead',
    'after 30 minutes',
    '10 minutes',
  ]);
});

test('a length between the usual ones goes to the next of them', () => {
  const [, turn] = amounts((draft) => Object.assign(draft.floor.customs, { turn_minutes: 25 }));

  expect(turn?.fewer.does).toMatchObject({ customs: { turn_minutes: 20 } });
  expect(turn?.more.does).toMatchObject({ customs: { turn_minutes: 30 } });
});

test('the question at the end of a round is asked, or not', () => {
  expect(open().customs.askToAdd).toMatchObject({ customs: { asks_to_add: true } });
});
