import { describe, expect, test } from 'vitest';
import type { Meeting, Presence } from '../../src/replica/types';
import { type DroppedOut, droppedOut } from '../../src/screens/care/dropped';
import { type Draft, meeting, NOW, speaks } from '../fixtures';

const JONAS = 6;

const line =
  (presence: Presence, change: (draft: Draft) => void = () => {}) =>
  (draft: Draft) => {
    change(draft);
    for (const seat of draft.seats) if (seat.id === JONAS) seat.presence = presence;
  };
const gone =
  (change: (draft: Draft) => void = () => {}) =>
  (draft: Draft) => {
    change(draft);
    draft.seats = draft.seats.filter(({ id }) => id !== JONAS);
    draft.floor.turn = null;
    draft.cards = [];
  };
const speaking = (draft: Draft) => speaks(draft, JONAS);
const asking = (draft: Draft) => {
  speaks(draft, null);
  draft.cards = [
    {
      id: 1,
      kind: 'check',
      text: '',
      audience: 'facilitators',
      member: JONAS,
      edition: 1,
      keep: false,
    },
  ];
};

const seen = (...changes: ((draft: Draft) => void)[]): DroppedOut[] => {
  const meetings: Meeting[] = changes.map((change) => meeting(change));
  return meetings.reduce<DroppedOut[]>(
    (known, now, i) => droppedOut(known, meetings[i - 1] ?? now, now, NOW + i),
    [],
  );
};

describe('somebody who may be upset drops out', () => {
  test('in their turn', () => {
    expect(seen(line('here', speaking), line('reconnecting', speaking))).toMatchObject([
      { member: JONAS, name: 'Jonas', left: false, asked: false, since: NOW + 1 },
    ]);
    expect(seen(line('here', speaking), gone())).toMatchObject([{ left: true, asked: false }]);
  });

  test('after a word to the facilitators', () => {
    expect(seen(line('here', asking), line('reconnecting', asking))).toMatchObject([
      { left: false, asked: true },
    ]);
    expect(seen(line('here', asking), gone())).toMatchObject([{ left: true, asked: true }]);
  });

  test('and it is said once, until they are back', () => {
    const away = line('reconnecting', speaking);
    expect(seen(line('here', speaking), away, away)).toHaveLength(1);
    expect(seen(line('here', speaking), away, line('here', speaking))).toEqual([]);
  });
});

test('whoever just goes, or whose line just drops, is nobody to be called', () => {
  const quiet = (draft: Draft) => speaks(draft, null);

  expect(seen(line('here', quiet), line('reconnecting', quiet))).toEqual([]);
  expect(seen(line('here', quiet), gone(quiet))).toEqual([]);
});
