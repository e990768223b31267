import { describe, expect, test } from 'vitest';
import { NO_MEMORY, remembered } from '../../src/screens/room/view/memory';
import { screenOf } from '../../src/screens/room/view/screen';
import { type Draft, MINUTE, meeting, NADIA, NOW, raised, speaks } from '../fixtures';
import { words } from './seen';

const waits = (draft: Draft) => {
  draft.advice.thoughts = [{ member: 1, to: 6, turn: 12, not_now: false }];
};
const responds = (draft: Draft) => raised(draft, [1, 'respond']);

describe('a screen remembers', () => {
  test('that my thought is welcome, until I have said it', () => {
    const asked = meeting(waits);
    const next = meeting(responds);
    const mine = meeting((draft) => {
      speaks(draft, 1);
      draft.floor.hands = [];
    });

    const heard = remembered(NO_MEMORY, asked, next, NADIA, NOW);
    const speaking = remembered(heard, next, mine, NADIA, NOW);
    const after = remembered(speaking, mine, meeting(), NADIA, NOW);

    expect([heard.welcomed, speaking.welcomed, after.welcomed]).toEqual([true, true, false]);
    expect(words(screenOf(next, NADIA, NOW, 'live', heard))[1]).toBe(
      'They would like to hear your thought.',
    );
    expect(words(screenOf(mine, NADIA, NOW, 'live', speaking))[1]).toContain('You could begin:');
  });

  test('nothing of a thought that is not for now, nor of another response', () => {
    const notNow = meeting((draft) => {
      draft.advice.thoughts = [{ member: 1, to: 6, turn: 12, not_now: true }];
    });

    expect(remembered(NO_MEMORY, notNow, meeting(responds), NADIA, NOW).welcomed).toBe(false);
    expect(remembered(NO_MEMORY, meeting(), meeting(responds), NADIA, NOW).welcomed).toBe(false);
  });

  test('until when the bell held everything', () => {
    const quiet = meeting((draft) => {
      draft.bell = { at: NOW, until: NOW + MINUTE, by: null, holds_time: true };
    });

    expect(remembered(NO_MEMORY, quiet, meeting(), NADIA, NOW).rested).toBe(NOW + MINUTE);
  });

  test('since when nobody facilitates', () => {
    const unled = meeting((draft) => {
      Object.assign(draft.seats[6] ?? {}, { presence: 'reconnecting' });
    });
    const first = remembered(NO_MEMORY, meeting(), unled, NADIA, NOW);

    expect(remembered(first, unled, unled, NADIA, NOW + MINUTE).unled).toBe(NOW);
    expect(remembered(first, unled, meeting(), NADIA, NOW + MINUTE).unled).toBeNull();
  });
});

describe('what rang while nobody could look', () => {
  const rung = (draft: Draft) => {
    Object.assign(draft.time.signals[0] ?? {}, { state: 'announced', ring_at: NOW });
    draft.time.ends_at = NOW + 15 * MINUTE;
  };
  /** Looked at before it rang, and then again so many minutes after. */
  const back = (minutes: number, shown = true) => {
    const then = meeting(rung);
    const before = remembered(NO_MEMORY, then, then, NADIA, NOW - MINUTE);
    const at = NOW + minutes * MINUTE;
    const hidden = remembered(before, then, then, NADIA, at - 1_000, false);
    return { then, at, memory: remembered(hidden, then, then, NADIA, at, shown) };
  };

  test('is shown when they are back, without a word of a sound', () => {
    const { then, at, memory } = back(2);

    const [first, second] = words(screenOf(then, NADIA, at, 'live', memory));
    expect(first).toBe('About 13 minutes left together.');
    expect(second).not.toContain('Sound');
  });

  test('for no longer than any other', () => {
    const { then, at, memory } = back(2);
    const later = remembered(memory, then, then, NADIA, at + MINUTE - 1);

    expect(words(screenOf(then, NADIA, at + MINUTE, 'live', later))[0]).not.toContain('left');
  });

  test('and not before', () => {
    expect(back(2, false).memory.away).toBeNull();
  });
});
