import { expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import { screenOf } from '../../src/screens/room/view/screen';
import type { Connection } from '../../src/screens/room/view/status';
import { type Draft, meeting, NADIA, NOW, speaks } from '../fixtures';

/** What stands below the main sentence. */
function caption(
  sounds: boolean,
  change: (draft: Draft) => void = () => {},
  line: Connection = 'live',
): string {
  const { second } = screenOf(meeting(change), NADIA, NOW, line, { sounds }).status;
  return second ? textOf(second) : '';
}

const rings = (draft: Draft) => {
  Object.assign(draft.time.signals[1] ?? {}, { state: 'announced', ring_at: NOW });
};
const myTurn = (draft: Draft) => {
  speaks(draft, NADIA.member);
  Object.assign(draft.floor.turn ?? {}, { began_at: NOW });
};

test('a device that can be heard has a caption for each sound', () => {
  expect(caption(true, rings)).toBe('Sound: one low bell. Wei is next.');
  expect(caption(true, myTurn)).toBe('One clear bell. Take your time, or pass.');
  expect(caption(true, undefined, 'lost')).toBe('The bells will still ring for you in time.');
});

test('a silent one speaks of no sound', () => {
  expect(caption(false, rings)).toBe('Wei is next.');
  expect(caption(false, myTurn)).toBe('Take your time. What would help you?');
  expect(caption(false, undefined, 'lost')).toBe('We go on trying. You can leave this page open.');
});

test('what is told without a sound has no caption of one', () => {
  const part = (draft: Draft) => {
    Object.assign(draft.time.signals[1] ?? {}, {
      kind: 'phase',
      phase: 3,
      state: 'announced',
      ring_at: NOW,
    });
    Object.assign(draft.course.progress[3] ?? {}, { ends_at: NOW });
  };

  expect(caption(true, part)).toBe('Wei is next.');
});

test('the one device that rings for all has a caption also for the turns of others', () => {
  const theirs = (draft: Draft) => {
    Object.assign(draft.floor.turn ?? {}, { began_at: NOW });
    draft.time.sounding = NADIA.member;
  };

  expect(caption(true, theirs)).toMatch(/^Sound: one clear bell\./);
  expect(caption(false, theirs)).not.toContain('Sound');
});
