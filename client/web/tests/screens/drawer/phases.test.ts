import { expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import { open } from './opened';

test('phases can be gone to, blended in, left out, finished and repeated', () => {
  const buttons = open().phases.rows.map((row) => row.buttons.map(({ label }) => textOf(label)));

  expect(buttons[2]).toEqual(['Again', 'Blend in']);
  expect(buttons[3]).toEqual(['Finish']);
  expect(buttons[4]).toEqual(['Go', 'Blend in', 'Leave out']);
});

test('the plan can be set aside, and taken up again', () => {
  expect(open().phases.plan?.does).toEqual({ type: 'set_plan_aside' });
  expect(open((draft) => Object.assign(draft.course, { aside: true })).phases.plan?.does).toEqual({
    type: 'take_up_plan',
  });
});

test('another length says what it means for the end', () => {
  const cap = (fixed: boolean) =>
    textOf(
      open((draft) => {
        draft.time.fixed_end = fixed;
      }).phases.cap,
    );

  expect(cap(false)).toBe('The end moves with them.');
  expect(cap(true)).toBe('The end stays where it is.');
});
