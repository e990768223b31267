import { expect, test } from 'vitest';
import { hintedParts } from '../../src/screens/room/view/hints';
import { type Draft, meeting } from '../fixtures';

const hinted = (change: (draft: Draft) => void = () => {}) =>
  hintedParts(
    meeting((draft) => {
      draft.plan.phases.forEach((phase, i) => {
        phase.hints = i === 4 ? [] : [`hint ${i}`];
      });
      change(draft);
    }),
  ).map(({ id }) => id);

const runs = (draft: Draft, ...phases: number[]) => {
  draft.course.progress.forEach((progress, i) => {
    progress.status = phases.includes(i) ? 'active' : 'upcoming';
  });
};

test('hints are those of the part that runs, or of each of several', () => {
  expect(hinted()).toEqual([3]);
  expect(hinted((draft) => runs(draft, 2, 3, 4))).toEqual([2, 3]);
});

test('before the beginning they are those of the first part', () => {
  const before = hinted((draft) => {
    draft.stage = 'gathering';
    runs(draft);
  });

  expect(before).toEqual([0]);
});

test('a plan that is set aside hints at nothing', () => {
  expect(hinted((draft) => Object.assign(draft.course, { aside: true }))).toEqual([]);
});
