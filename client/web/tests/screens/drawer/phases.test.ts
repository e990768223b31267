import { expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import { type Draft, inPhase, NOW } from '../../fixtures';
import { open, told } from './opened';

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

  expect(cap(false)).toBe('The end moves with their length, not with their order.');
  expect(cap(true)).toBe('The end stays where it is.');
});

test('a part can come earlier or later among those that are to come', () => {
  const [wrapUp, closing] = open().phases.lengths;

  expect(wrapUp?.earlier.does).toBeNull();
  expect(told(wrapUp?.later)).toEqual({
    says: 'Wrap-up, later',
    cap: 'Wrap-up comes last now.',
    does: { type: 'move_phase', phase: 4, before: null },
  });
  expect(told(closing?.earlier)).toMatchObject({
    cap: 'Closing comes before Wrap-up now.',
    does: { type: 'move_phase', phase: 5, before: 4 },
  });
});

test('a part that is put in comes next, and says before what it takes', () => {
  const says = (change: (draft: Draft) => void, minutes = 10) =>
    textOf(open(change).phases.insert?.effect(minutes) ?? { message: '', values: {} });
  const fixed = (draft: Draft) => {
    draft.time.fixed_end = true;
  };

  expect(open().phases.insert?.likely).toBe(4);
  expect(says(() => {})).toMatch(/^We end at .+$/);
  expect(says(fixed)).toMatch(/^We end at .+, the parts take until .+$/);
  expect(
    says((draft) => {
      fixed(draft);
      inPhase(draft, 0, NOW, 1);
    }),
  ).toMatch(/^Getting to know 5 instead of 15 minutes. We end at .+, the parts take until .+$/);
  expect(says((draft) => Object.assign(draft, { stage: 'gathering' }))).toBe(
    'The meeting takes 10 minutes longer.',
  );
});
