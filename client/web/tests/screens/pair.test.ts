import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import { type Draft, seat } from '../fixtures';
import { open } from './drawer/opened';
import { main, see, words } from './seen';

/** Nadia and Mari, who facilitates, in open talk. */
function pair(draft: Draft): void {
  draft.plan.kind = 'pair';
  draft.seats = draft.seats.filter(({ name }) => name === 'Nadia' || name === 'Mari');
  Object.assign(draft.floor, { mode: 'open', turn: null, hands: [] });
}

describe('a pair', () => {
  test('just talks: there is no hand to raise, and no queue', () => {
    const screen = see(pair);

    expect(words(screen)).toEqual([
      'This time is for the two of you.',
      'Talk as it comes. Silence is fine, too.',
    ]);
    expect(main(screen)).toBeNull();
    expect(textOf(screen.acts.still)).toBe('There is nothing to press.');
    expect(screen.acts).toMatchObject({ kinds: false, keys: {}, bell: true });
    expect(screen.middle.note).toBeNull();
  });

  test('sits on an equal footing', () => {
    expect(see(pair).seats.map(({ keeps }) => keeps)).toEqual([false, false]);
  });

  test('has turns all the same, where the two wish for them', () => {
    const screen = see((draft) => {
      pair(draft);
      draft.floor.mode = 'queue';
    });

    expect(main(screen)?.says).toBe('Ask to speak');
  });

  test('is a circle when a third has come', () => {
    const screen = see((draft) => {
      pair(draft);
      draft.seats.push(seat(3, 'Wei'));
    });

    expect(main(screen)?.says).toBe('Ask to speak');
    expect(screen.seats.some(({ keeps }) => keeps)).toBe(true);
  });

  test('can be asked whether to go on after its first meeting alone', () => {
    const asks = (number: number | null) =>
      open((draft) => {
        pair(draft);
        draft.series = number === null ? null : { number, of: 3, every_days: 7, parting: false };
      }).asks;

    expect([null, 1, 2, 3].map(asks)).toEqual([true, true, false, false]);
    expect(open().asks).toBe(false);
  });
});
