import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import { screenOf } from '../../src/screens/room/view/screen';
import { type Draft, MINUTE, meeting, NADIA, NOW, PIRET, speaks } from '../fixtures';
import { see, words } from './seen';

const rung =
  (by: number | null = null, speaker = 6) =>
  (draft: Draft) => {
    speaks(draft, speaker);
    if (draft.floor.turn) draft.floor.turn.held_at = NOW;
    draft.time.paused_at = NOW;
    draft.bell = { at: NOW, until: NOW + MINUTE, by, holds_time: true };
  };

describe('while the bell holds everything', () => {
  test('we are quiet, and nobody learns who rang', () => {
    const screen = see(rung(), { at: NOW + MINUTE / 2 });

    expect(words(screen)).toEqual([
      "Let's be quiet together for a moment.",
      'Someone rang the bell. Jonas keeps the floor.',
    ]);
    expect(screen.middle.prompt).toBe('A quiet moment');
    expect(screen.ring).toMatchObject({ frozen: true, quiet: true });
  });

  test('its sound has a caption', () => {
    expect(words(see(rung()))[1]).toBe('Sound: one deep bell. Someone rang the bell.');
  });

  test('who rang is told if they wished it', () => {
    expect(words(see(rung(2), { at: NOW + MINUTE / 2 }))[1]).toContain('Amina rang the bell.');
  });

  test('there is nothing to do, also for whoever has the floor', () => {
    const { acts, myTurn } = see(rung(null, 1));

    expect(acts.main).toBeNull();
    expect(textOf(acts.still)).toBe('Nothing to do now. We go on together.');
    expect(acts).toMatchObject({ bell: false, kinds: false, keys: {} });
    expect(myTurn).toBe('');
  });
});

test('the end of the quiet is said for a moment', () => {
  const after = (now: number) => screenOf(meeting(), NADIA, now, 'live', { rested: NOW });

  expect(words(after(NOW + 2_000))).toEqual([
    'We go on together.',
    'Sound: one deep bell. Jonas has the floor.',
  ]);
  expect(words(after(NOW + MINUTE))[0]).toBe('Jonas has the floor.');
});

test('anyone in the circle can ring, observers cannot', () => {
  expect(see().acts.bell).toBe(true);
  expect(see(undefined, { as: PIRET }).acts.bell).toBe(false);
});
