import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import { type Draft, seat } from '../../fixtures';
import { asks, open, says } from './opened';

const round =
  (mode: Draft['floor']['mode'], ...to_come: number[]) =>
  (draft: Draft) => {
    draft.floor.mode = mode;
    draft.floor.round = { members: [7, 8, 1, 2, 3, 4, 5, 6], to_come, adding: false };
  };

test('the six ways are equals, and the present one is explained', () => {
  const { modes, mode, means } = open().floor;

  expect(modes).toEqual(['open', 'queue', 'round', 'volunteer', 'piece', 'quiet']);
  expect(mode).toBe('queue');
  expect(textOf(means)).toBe('A free floor goes to the next hand.');
});

test('where facilitators call, hands are said to wait', () => {
  const { means } = open((draft) => {
    draft.floor.customs.policy = 'facilitator';
  }).floor;

  expect(textOf(means)).toBe('Hands wait until a facilitator calls them.');
});

describe('a round', () => {
  test('begins once more, and the other way around', () => {
    const { anew } = open(round('round', 8, 1)).floor;

    expect(says(anew)).toEqual(['Round, once more', 'Once more, the other way around']);
    expect(asks(anew)).toEqual([
      { type: 'begin_round', mode: 'round', first: null, backwards: false },
      { type: 'begin_round', mode: 'round', first: null, backwards: true },
    ]);
  });

  test('of volunteers has no direction', () => {
    expect(asks(open(round('volunteer', 8, 1)).floor.anew)).toEqual([
      { type: 'begin_round', mode: 'volunteer', first: null, backwards: false },
    ]);
  });

  test('starts with anyone in the circle, either way', () => {
    const { from } = open().floor;

    expect(from.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(from[2]?.backwards.does).toEqual({
      type: 'begin_round',
      mode: 'round',
      first: 3,
      backwards: true,
    });
  });

  test('that is not over is kept while the floor moves in another way', () => {
    const kept = (change: (draft: Draft) => void) => open(change).floor.kept;

    expect(kept(round('open', 8, 1))).not.toBeNull();
    expect(kept(round('open'))).toBeNull();
    expect(kept(round('round', 8, 1))).toBeNull();
  });

  test('tells who came later', () => {
    const { late } = open((draft) => {
      round('round', 8)(draft);
      draft.seats.push(seat(9, 'Vera'), seat(10, 'Kofi'));
    }).floor;

    expect(late && textOf(late)).toBe('Vera, Kofi came later, and can join at the end.');
  });
});
