import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import type { HandKind } from '../../src/replica/types';
import { lineOf, orderOf } from '../../src/screens/room/view/order';
import type { Screen } from '../../src/screens/room/view/screen';
import { type Draft, raised, speaks } from '../fixtures';
import { main, says, see, words } from './seen';

function lineUp({ from }: Screen): string[] {
  return lineOf(from.meeting, from.me).map(({ name }) => name);
}

const volunteers =
  (to_come: number[], ...hands: [number, HandKind][]) =>
  (draft: Draft) => {
    speaks(draft, 7);
    draft.floor.mode = 'volunteer';
    draft.floor.round = { members: [1, 2, 3, 4, 5, 6, 7, 8], to_come, adding: false };
    raised(draft, ...hands);
  };

describe('a volunteer round', () => {
  test('lets me take a turn when I like, or pass, side by side', () => {
    const screen = see(volunteers([1, 2]));

    expect(words(screen)).toEqual(['Mari has the floor.', 'Take a turn when you like, or pass.']);
    expect(main(screen)).toMatchObject({ says: 'Take a turn', look: 'go' });
    expect(says(screen.acts.pass)).toBe('Pass this round');
    expect(screen.acts.even).toBe(true);
  });

  test('points at nobody who has not asked for a turn', () => {
    expect(see(volunteers([1, 2])).seats.some(({ next }) => next)).toBe(false);
    expect(lineUp(see(volunteers([1, 2])))).toEqual([]);
    expect(see(volunteers([1, 2], [2, 'speak'])).seats[1]?.next).toBe(true);
  });

  test('counts the people before me', () => {
    expect(words(see(volunteers([1, 2, 3], [2, 'speak'], [3, 'speak'], [1, 'speak'])))[1]).toBe(
      '2 people are before you.',
    );
  });
});

test('after a round everybody is asked whether there is anything to add', () => {
  const screen = see((draft) => {
    volunteers([])(draft);
    speaks(draft, null);
    if (draft.floor.round) draft.floor.round.adding = true;
  });

  expect(words(screen)[0]).toBe('Is there anything to add?');
  expect(main(screen)).toMatchObject({ says: 'Add something' });
});

test('a round that is kept for later says nothing', () => {
  const screen = see((draft) => {
    volunteers([1, 2])(draft);
    draft.floor.mode = 'queue';
  });

  expect(main(screen)).toMatchObject({ says: 'Ask to speak' });
  expect(screen.middle.note).toBeNull();
});

test('the order is told in one sentence, and says nothing about a person', () => {
  const order = (change: (draft: Draft) => void) => {
    const order = orderOf(see(change).from.meeting);
    return order && textOf(order);
  };

  expect(order(() => {})).toBe('In the order in which hands went up.');
  expect(
    order((draft) => {
      draft.floor.customs.policy = 'less_heard';
    }),
  ).toBe('Those less heard so far go first.');
  expect(order(volunteers([1]))).toBe('Each takes a turn when they like.');
});

test('several hands of one person count as one, and the tab shows the first', () => {
  const screen = see((draft) => {
    raised(draft, [3, 'respond'], [3, 'speak'], [4, 'clarify'], [1, 'speak']);
  });

  expect(words(screen)[1]).toBe('2 people are before you.');
  expect(screen.seats.find(({ id }) => id === 3)?.hand).toEqual({ place: 1, kind: 'respond' });
  expect(lineUp(screen)).toEqual(['Wei', 'Wei', 'Konstantinos', 'You']);
});
