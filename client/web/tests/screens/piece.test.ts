import { describe, expect, test } from 'vitest';
import { type Draft, speaks } from '../fixtures';
import { main, says, see, words } from './seen';

const piece =
  (holder: number | null, to: number | null = null) =>
  (draft: Draft) => {
    speaks(draft, holder);
    draft.floor.hands = [];
    draft.floor.mode = 'piece';
    draft.floor.offer = to === null ? null : { turn: 12, to };
  };

describe('the talking piece', () => {
  test('in the middle can be taken by anyone', () => {
    const screen = see(piece(null));

    expect(words(screen)[0]).toBe('The piece lies in the middle.');
    expect(main(screen)).toEqual({
      says: 'Take the piece',
      look: 'lit',
      does: { type: 'pick_up_piece' },
    });
    expect(screen.piece).toBe('middle');
  });

  test('in my hands is passed on to whom I choose, or laid in the middle', () => {
    const screen = see(piece(1));

    expect(main(screen)).toEqual({ says: 'Pass it on', look: 'lit', does: 'choose' });
    expect(says(screen.acts.pass)).toBe('Lay it in the middle');
    expect(screen.acts.pass?.does).toEqual({ type: 'end_turn', turn: 12 });
  });

  test('that I have offered can be kept', () => {
    const screen = see(piece(1, 5));

    expect(words(screen)[0]).toContain('You offer the piece to');
    expect(main(screen)).toMatchObject({
      says: 'Keep it for now',
      does: { type: 'keep_piece', turn: 12 },
    });
  });

  test('offered to me can be taken or let go, as equals', () => {
    const screen = see(piece(8, 1));

    expect(words(screen)).toEqual([
      'Tomás offers you the talking piece.',
      'Take it, or let it go on. Both are fine.',
    ]);
    expect(main(screen)).toMatchObject({ says: 'Take it', does: { type: 'take_piece', turn: 12 } });
    expect(screen.acts.pass?.does).toEqual({ type: 'decline_piece', turn: 12 });
    expect(screen.acts.even).toBe(true);
    expect(screen.piece).toEqual({ from: 8, to: 1 });
  });

  test('on its way is seen by everyone', () => {
    const screen = see(piece(8, 2));

    expect(words(screen)[0]).toBe('Tomás offers the piece to Amina.');
    expect(screen.seats.filter(({ offered }) => offered).map(({ name }) => name)).toEqual([
      'Amina',
    ]);
  });

  test('points at nobody before it is offered, whoever has a hand up', () => {
    const screen = see((draft) => {
      piece(8)(draft);
      draft.floor.hands = [{ member: 3, kind: 'speak', number: 1, ahead: false }];
    });

    expect(screen.seats.some(({ next }) => next)).toBe(false);
  });
});
