import { describe, expect, test } from 'vitest';
import { numbersOf, usualNumber } from '../../src/screens/care/numbers';
import { screenOf } from '../../src/screens/room/view/screen';
import { bellRings } from '../../src/socket/ringing';
import { type Draft, MARI, MINUTE, meeting, NADIA, NOW, PIRET, speaks } from '../fixtures';
import { main, see, words } from './seen';

const paused = (draft: Draft) => {
  speaks(draft, 6);
  if (draft.floor.turn) draft.floor.turn.held_at = NOW;
  draft.time.paused_at = NOW;
  draft.bell = { at: NOW, until: null, by: null, holds_time: true };
};

describe('while the meeting pauses', () => {
  test('people come first, and no question is asked', () => {
    const screen = see(paused);

    expect(words(screen)).toEqual(["We've set the plan aside.", 'People come first now.']);
    expect(screen.middle.prompt).toBe('We pause');
    expect(screen.ring).toMatchObject({ frozen: true });
  });

  test('those who lead find what helps, the others have nothing to do', () => {
    expect(see(paused).acts.main).toBeNull();
    expect(main(see(paused, { as: MARI }))).toMatchObject({
      says: 'What helps now',
      does: 'care',
    });
  });

  test('it begins and ends without a sound', () => {
    expect(bellRings({ at: NOW, until: null, by: null, holds_time: true })).toEqual([]);
  });
});

test('facilitators can let everything pause; while none is here, everyone but observers', () => {
  const unled = { unled: NOW - MINUTE };

  expect(see(undefined, { as: MARI }).leads).toBe(true);
  expect(see().leads).toBe(false);
  expect(screenOf(meeting(), NADIA, NOW, 'live', unled).leads).toBe(true);
  expect(screenOf(meeting(), PIRET, NOW, 'live', unled).leads).toBe(false);
});

test('the first number to call goes by where a browser seems to be, and else by where most are', () => {
  expect(usualNumber(['en-US', 'de-DE'])).toBe('911');
  expect(usualNumber(['de', 'en-AU'])).toBe('000');
  expect(usualNumber(['et', 'en'])).toBe('112');
  expect(numbersOf('Emergency', ['fr-FR'])).toEqual([{ name: 'Emergency', number: '112' }]);
});
