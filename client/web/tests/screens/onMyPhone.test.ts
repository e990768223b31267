import { describe, expect, test } from 'vitest';
import type { HandKind } from '../../src/replica/types';
import { type Draft, raised, seat, speaks } from '../fixtures';
import { main, see, words } from './seen';

const withBo =
  (speaker: number, ...hands: [number, HandKind][]) =>
  (draft: Draft) => {
    draft.seats.splice(1, 0, { ...seat(9, 'Bo'), without_device: true, shares: 1 });
    speaks(draft, speaker);
    raised(draft, ...hands);
  };

describe('somebody who shares my phone', () => {
  test('has the floor, and I press for them', () => {
    const screen = see(withBo(9));

    expect(words(screen)[0]).toBe("It is Bo's turn.");
    expect(main(screen)).toMatchObject({ says: 'Bo is done', look: 'lit' });
    expect(screen.acts.main).toMatchObject({ actingFor: 9 });
    expect(screen.acts.pass).toMatchObject({ actingFor: 9 });
    expect(screen.acts.keys.d).toMatchObject({ actingFor: 9 });
    expect(screen.acts.help).toMatchObject({ actingFor: 9 });
    expect(screen.myTurn).toBe("It is Bo's turn, on this phone.");
  });

  test('is next', () => {
    expect(words(see(withBo(6, [9, 'speak'])))).toEqual([
      'Bo, beside you, is next.',
      'No hurry. There is time for them.',
    ]);
  });

  test('is offered the piece', () => {
    const screen = see((draft) => {
      withBo(8)(draft);
      Object.assign(draft.floor, { mode: 'piece', offer: { turn: 12, to: 9 } });
    });

    expect(words(screen)[0]).toBe('Tomás offers the piece to Bo.');
    expect(screen.acts.main).toMatchObject({ does: { type: 'take_piece' }, actingFor: 9 });
  });

  test('does not take the main button from me otherwise', () => {
    expect(see(withBo(6, [9, 'speak'])).acts.main).not.toHaveProperty('actingFor');
  });
});

test('my own turn stays mine', () => {
  const screen = see(withBo(1));

  expect(main(screen)).toMatchObject({ says: 'I am done' });
  expect(screen.acts.main).not.toHaveProperty('actingFor');
});
