import { describe, expect, test } from 'vitest';
import type { SpokenFor } from '../../../src/screens/drawer/view/spoken';
import { type Draft, raised, speaks } from '../../fixtures';
import { asks, open, rings, says, told, VERA, withVera } from './opened';

function vera(change: (draft: Draft) => void = () => {}): SpokenFor {
  const [row] = open((draft) => {
    withVera(draft);
    change(draft);
  }).spoken;
  if (!row) throw new Error('Vera is not there');
  return row.words;
}

test('who has no device asks for the floor, in any of the five ways', () => {
  const { first, more } = vera();

  expect(first).toMatchObject([{ does: { type: 'raise_hand', kind: 'speak' }, actingFor: VERA }]);
  expect(asks(more).flatMap((does) => (does?.type === 'raise_hand' ? [does.kind] : []))).toEqual([
    'respond',
    'clarify',
    'question',
    'process',
  ]);
});

describe('a hand that is up', () => {
  const { first, more } = vera((draft) => raised(draft, [VERA, 'speak'], [4, 'question']));

  test('is lowered', () => {
    expect(asks(first)).toEqual([{ type: 'lower_hand', kind: null, member: null }]);
  });

  test('lets others go first, while there are others', () => {
    expect(asks(more)).toContainEqual({ type: 'move_hand', member: VERA, kind: 'speak', place: 1 });
    const last = vera((draft) => raised(draft, [4, 'question'], [VERA, 'speak'])).more;
    expect(asks(last).some((does) => does?.type === 'move_hand')).toBe(false);
  });

  test('becomes one of another kind', () => {
    expect(asks(more)).toContainEqual({ type: 'change_hand', kind: 'speak', to: 'clarify' });
  });
});

describe('in their turn they', () => {
  const turn = (draft: Draft) => {
    speaks(draft, VERA);
    draft.floor.before = 6;
  };

  test('are done, or pass, which weigh the same', () => {
    expect(asks(vera(turn).first)).toEqual([
      { type: 'end_turn', turn: 12 },
      { type: 'pass_turn', turn: 12 },
    ]);
  });

  test('give the floor back to who spoke before and is here', () => {
    expect(says(vera(turn).more)).toContain('Gives the floor back to Jonas');
    const away = vera((draft) => {
      turn(draft);
      Object.assign(draft.seats[5] ?? {}, { presence: 'reconnecting' });
    });
    expect(asks(away.more)).not.toContainEqual({ type: 'hand_back', turn: 12 });
  });

  test('say what would help them', () => {
    expect(asks(vera(turn).more)).toContainEqual({ type: 'set_help', turn: 12, help: 'ideas' });
    expect(says(vera(turn).more)).not.toContain('Would like to be listened to');
  });
});

describe('in a round they', () => {
  const round = (members: number[], to_come: number[]) => (draft: Draft) => {
    draft.floor.mode = 'round';
    draft.floor.round = { members, to_come, adding: false };
  };

  test('let it go by', () => {
    expect(says(vera(round([6, VERA], [VERA])).first)).toEqual(['Passes this round']);
  });

  test('join at its end if they came later', () => {
    expect(says(vera(round([6, 7], [7])).first)).toEqual(['Joins this round']);
  });

  test('need not, while it is kept for later', () => {
    const kept = vera((draft) => {
      round([6, VERA], [VERA])(draft);
      draft.floor.mode = 'queue';
    });
    expect(says(kept.first)).toEqual(['Asks to speak']);
  });
});

test('they pick the piece up from the middle', () => {
  const { first } = vera((draft) => Object.assign(draft.floor, { mode: 'piece', turn: null }));

  expect(asks(first)[0]).toEqual({ type: 'pick_up_piece' });
});

test('they ring the bell, unnamed, and what it holds waits', () => {
  expect(asks(vera().more)).toContainEqual({ type: 'ring_bell', named: false });
  const rung = vera((draft) => {
    speaks(draft, VERA);
    rings(draft);
  });
  expect(rung.first.map(told)).toMatchObject([
    { cap: 'After the quiet.', does: null },
    { cap: 'After the quiet.', does: null },
  ]);
  expect(asks(rung.more)).not.toContainEqual({ type: 'ring_bell', named: false });
});

test('every button is read with whose word it is', () => {
  expect(vera().first[0]?.spoken?.values).toEqual({ name: 'Vera', words: 'Asks to speak' });
});

test('whoever is next or speaks keeps their row, and is acted for above', () => {
  const above = (change: (draft: Draft) => void) =>
    open((draft) => {
      withVera(draft);
      change(draft);
    }).spoken.map((row) => row.above);

  expect(above((draft) => speaks(draft, VERA))).toEqual([true]);
  expect(above(() => {})).toEqual([false]);
});
