import { describe, expect, test } from 'vitest';
import { called, currentRound, nextMember, reachable, waiting } from '../../src/replica/lineUp';
import { type Draft, meeting, raised, seat, speaks } from '../fixtures';

const round =
  (mode: 'round' | 'volunteer', to_come: number[], adding = false) =>
  (draft: Draft) => {
    Object.assign(draft.floor, { mode, round: { members: [7, 8, 1, 2], to_come, adding } });
  };
const who = (line: readonly { member: number }[]) => line.map(({ member }) => member);

describe('the line', () => {
  test('in a queue is that of the hands, and a free floor calls them', () => {
    const { floor } = meeting();

    expect(called(floor)).toEqual([
      { member: 3, hand: 'speak' },
      { member: 4, hand: 'question' },
    ]);
  });

  test('is called by nobody but a facilitator where the group wished that', () => {
    const { floor } = meeting((draft) => {
      draft.floor.customs.policy = 'facilitator';
    });

    expect(called(floor)).toEqual([]);
    expect(who(waiting(floor)).slice(0, 2)).toEqual([3, 4]);
  });

  test('in a round is that of the seats, with the hand to speak of whoever has it up', () => {
    const { floor } = meeting((draft) => {
      round('round', [8, 3])(draft);
    });

    expect(called(floor)).toEqual([
      { member: 8, hand: null },
      { member: 3, hand: 'speak' },
    ]);
  });

  test('in a volunteer round is that of the hands of those still to come', () => {
    const { floor } = meeting(round('volunteer', [4, 8]));

    expect(who(called(floor))).toEqual([4]);
  });

  test('after a round is that of the hands, if everybody was asked to add', () => {
    expect(who(called(meeting(round('round', [], true)).floor))).toEqual([3, 4]);
    expect(called(meeting(round('round', [])).floor)).toEqual([]);
  });

  test('passes over a round that is kept for later', () => {
    const { floor } = meeting((draft) => {
      round('round', [8])(draft);
      draft.floor.mode = 'queue';
    });

    expect(currentRound(floor)).toBeNull();
    expect(who(called(floor))).toEqual([3, 4]);
  });
});

describe('next is', () => {
  test('the first who can be reached and does not speak', () => {
    const next = (change: (draft: Draft) => void) => nextMember(meeting(change));

    expect(next(() => {})).toBe(3);
    expect(next((draft) => speaks(draft, 3))).toBe(4);
    expect(next((draft) => Object.assign(draft.seats[2] ?? {}, { presence: 'reconnecting' }))).toBe(
      4,
    );
  });

  test('whom the piece is offered to, and nobody while all are quiet', () => {
    const offer = { turn: 12, to: 5 };

    expect(nextMember(meeting((draft) => Object.assign(draft.floor, { offer })))).toBe(5);
    expect(
      nextMember(meeting((draft) => Object.assign(draft.floor, { mode: 'quiet' }))),
    ).toBeNull();
  });
});

test('who has no device is reached by a facilitator, or by whose phone they share', () => {
  const beside = (shares: number | null, led: boolean) =>
    meeting((draft) => {
      draft.seats.push({ ...seat(9, 'Bo'), without_device: true, shares });
      if (!led) Object.assign(draft.seats[6] ?? {}, { presence: 'reconnecting' });
      raised(draft, [9, 'speak']);
    });

  expect(reachable(beside(null, true)).has(9)).toBe(true);
  expect(reachable(beside(null, false)).has(9)).toBe(false);
  expect(reachable(beside(1, false)).has(9)).toBe(true);
});
