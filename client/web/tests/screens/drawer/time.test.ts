import { expect, test } from 'vitest';
import { atTime } from '../../../src/i18n/times';
import { textOf } from '../../../src/i18n/words';
import { inPhase, MINUTE, NOW, STARTS } from '../../fixtures';
import { open, rings, told } from './opened';

test('the time says what five more and five fewer minutes change', () => {
  const [more, fewer] = open().time?.buttons ?? [];

  expect(told(more)).toEqual({
    says: '5 more minutes',
    cap: `Wrap-up keeps 10, we end at ${atTime(STARTS + 95 * MINUTE)}`,
    does: { type: 'extend_time', minutes: 5, phase: 3 },
  });
  expect(told(fewer)).toEqual({
    says: '5 fewer minutes',
    cap: `Wrap-up grows to 15, we end at ${atTime(STARTS + 90 * MINUTE)}`,
    does: { type: 'extend_time', minutes: -5, phase: 3 },
  });
});

test('the time says why it cannot be shortened', () => {
  const [, fewer] = open(undefined, STARTS + 68 * MINUTE).time?.buttons ?? [];

  expect(told(fewer)).toMatchObject({ cap: 'There is not that much left.', does: null });
});

test('the time is extended from now on in overtime', () => {
  const late = STARTS + 93 * MINUTE;
  const [more] = open((draft) => inPhase(draft, 5, NOW), late).time?.buttons ?? [];

  expect(told(more)?.cap).toBe(`We end at ${atTime(late + 5 * MINUTE)}`);
});

test('time that is held can go on', () => {
  const view = open((draft) => Object.assign(draft.time, { paused_at: NOW - MINUTE }));

  expect(told(view.time?.hold)).toMatchObject({
    says: 'Let the time go on',
    cap: `Everything moves on. We end at about ${atTime(STARTS + 91 * MINUTE)}.`,
    does: { type: 'resume_time' },
  });
});

test('the notices before the end can be chosen', () => {
  const chosen = open().time?.headsUps ?? [];

  expect(chosen.filter(({ on }) => on).map(({ label }) => textOf(label))).toEqual([
    '10 minutes',
    '15 minutes',
  ]);
  expect(chosen.find(({ label }) => label.values.count === 5)?.does).toEqual({
    type: 'set_heads_ups',
    minutes: [15, 10, 5],
  });
});

test('while the bell holds everything, the time goes on by itself', () => {
  expect(told(open(rings).time?.hold)).toMatchObject({ cap: 'After the quiet.', does: null });
});
