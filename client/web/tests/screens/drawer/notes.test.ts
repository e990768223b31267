import { expect, test } from 'vitest';
import { type Draft, NOW } from '../../fixtures';
import { open } from './opened';

const withNadia = (draft: Draft) => Object.assign(draft.seats[0] ?? {}, { role: 'facilitator' });

test('who facilitates alone has nobody to write to', () => {
  expect(open().notes).toBeNull();
});

test('two facilitators have a line between them', () => {
  expect(open(withNadia).notes).toEqual({ notes: [] });
});

test('the latest note is first, and each has a name', () => {
  const { notes } =
    open((draft) => {
      withNadia(draft);
      draft.notes = [
        { member: 1, text: 'Shall we take the break earlier?', at: NOW - 1 },
        { member: 7, text: 'Yes, after Jonas.', at: NOW },
      ];
    }).notes ?? {};

  expect(notes?.map(({ name, text }) => [name, text])).toEqual([
    ['You', 'Yes, after Jonas.'],
    ['Nadia', 'Shall we take the break earlier?'],
  ]);
});
