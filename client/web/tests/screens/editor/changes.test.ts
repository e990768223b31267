import { describe, expect, test } from 'vitest';
import type { Phase, Plan } from '../../../src/replica/types';
import {
  changed,
  editingOf,
  inserted,
  lacksOf,
  moved,
  partIn,
  planOf,
  removed,
} from '../../../src/screens/editor/changes';
import { placeAt } from '../../../src/screens/editor/dragging';

const tea = {
  kind: 'drink',
  title: 'Tea',
  text: '',
  minutes: 3,
  mode: 'open',
  prompt: '',
} as const;
const round = { ...tea, kind: 'round', title: 'Once around', minutes: 5, mode: 'round' } as const;

function phase(id: number, title: string, more: Partial<Phase> = {}): Phase {
  const none = { prompts: [], hints: [], steps: [] };
  return { id, kind: 'own', title, minutes: 10, mode: 'open', ...none, ...more };
}

const plan: Plan = {
  id: 'own',
  title: 'Ours',
  kind: 'group',
  minute: 60_000,
  phases: [phase(0, 'Arriving', { minutes: 8, steps: [tea, round] }), phase(1, 'Talking')],
};
const editing = editingOf({ plan, blurb: 'For us.' });

test('a plan that nobody changed is the same plan', () => {
  expect(planOf(editing)).toEqual({ plan, blurb: 'For us.' });
});

test('parts are numbered by their places, wherever they move', () => {
  const turned = planOf({ ...editing, parts: moved(editing.parts, 0, 1) }).plan.phases;

  expect(turned.map(({ id, title }) => [id, title])).toEqual([
    [0, 'Talking'],
    [1, 'Arriving'],
  ]);
});

test('a part keeps its key when it moves and when it changes', () => {
  const [arriving, talking] = editing.parts;
  const parts = changed(moved(editing.parts, 0, 1), 1, { title: 'Coming in' });

  expect(parts.map(({ key }) => key)).toEqual([talking?.key, arriving?.key]);
});

test('a ritual is as long as its steps, and without them as long as it was', () => {
  const longer = (minutes: number) =>
    planOf({
      ...editing,
      parts: changed(editing.parts, 0, {
        steps: changed(editing.parts[0]?.steps ?? [], 0, { minutes }),
      }),
    }).plan.phases[0]?.minutes;

  expect(longer(10)).toBe(15);
  expect(longer(Number.NaN)).toBe(5);
  expect(
    planOf({ ...editing, parts: changed(editing.parts, 0, { steps: [] }) }).plan.phases[0],
  ).toMatchObject({ minutes: 8, steps: [] });
});

test('minutes are whole, and within what the hub takes', () => {
  const minutes = [-1, 2.5, 1e9, Number.NaN].map(
    (minutes) =>
      planOf({ ...editing, parts: changed(editing.parts, 1, { minutes }) }).plan.phases[1]?.minutes,
  );

  expect(minutes).toEqual([0, 3, 600, 0]);
});

test('empty lines are no questions', () => {
  const prompts = ['', ' How are you? ', '  '];

  expect(
    planOf({ ...editing, parts: changed(editing.parts, 1, { prompts }) }).plan.phases[1]?.prompts,
  ).toEqual(['How are you?']);
});

describe('a list', () => {
  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, 9, 'bca'],
    [2, -9, 'cab'],
    [9, 0, 'abc'],
  ])('moves what stands at %i to %i', (from, to, then) => {
    expect(moved([...'abc'], from, to).join('')).toBe(then);
  });

  test('is as before when what was left out is put back', () => {
    expect(inserted(removed([...'abc'], 1), 1, 'b')).toEqual([...'abc']);
  });
});

test('a name that is missing is found where it is missing', () => {
  const parts = changed(changed(editing.parts, 1, { title: ' ' }), 0, {
    steps: changed(editing.parts[0]?.steps ?? [], 1, { title: '' }),
  });

  expect(lacksOf({ ...editing, title: '', parts })).toEqual([
    { lack: 'no_plan_title', part: null },
    { lack: 'no_step_title', part: 0 },
    { lack: 'no_title', part: 1 },
  ]);
});

test('lengths are counted in signs as people see them', () => {
  const lacks = (prompt: string) =>
    lacksOf({ ...editing, parts: changed(editing.parts, 1, { prompts: [prompt] }) });

  expect(lacks('🫖'.repeat(500))).toEqual([]);
  expect(lacks('🫖'.repeat(501))).toEqual([{ lack: 'long_prompt', part: 1 }]);
});

test("the hub's sentences say in which part they belong", () => {
  expect(partIn('Phase 12, “Tea”: its title is empty.')).toBe(11);
  expect(partIn('The plan: its title is empty.')).toBeNull();
});

describe('a row that is dragged', () => {
  const rows = [0, 50, 100, 150].map((top) => ({ top, bottom: top + 50 }));

  test.each([
    [0, 10, 0],
    [0, 80, 1],
    [0, 999, 3],
    [3, -5, 0],
    [3, 80, 2],
    [1, 70, 1],
  ])('from %i, let go at %i, comes to lie at %i', (from, y, to) => {
    expect(placeAt(rows, from, y)).toBe(to);
  });
});
