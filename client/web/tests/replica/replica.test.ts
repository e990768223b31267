import { describe, expect, test } from 'vitest';
import { apply } from '../../src/replica/replica';
import type { Entry } from '../../src/replica/types';
import { MEETING, welcome } from '../socket/simulated';

function raised(seq: number, member: number): Entry {
  const hand = { member, kind: 'speak', number: 1, ahead: false } as const;
  const event = { type: 'hand_raised', ...hand, place: 0, responses: 0 } as const;
  return { type: 'entry', seq, at: 0, by: null, events: [event] };
}

describe('a replica', () => {
  test('is what a fresh view says, with the entries since then', () => {
    const held = apply(apply(null, welcome()), raised(8, 1));
    expect(held).toMatchObject({ epoch: 'first', seq: 8, member: 2, role: 'participant' });
    expect(held?.meeting.floor.hands).toMatchObject([{ member: 1, kind: 'speak' }]);
  });

  test('takes numbers that were left out as they come', () => {
    const held = apply(apply(null, welcome()), raised(12, 1));
    expect(held?.seq).toBe(12);
  });

  test('knows an entry that it has seen', () => {
    const held = apply(apply(null, welcome()), raised(8, 1));
    expect(apply(held, raised(8, 2))).toBe(held);
    expect(apply(held, raised(7, 2))).toBe(held);
  });

  test('is replaced by another fresh view, also by one that goes back', () => {
    const held = apply(apply(null, welcome()), raised(8, 1));
    const again = apply(held, welcome({ epoch: 'second', seq: 1, role: 'facilitator' }));
    expect(again).toMatchObject({ epoch: 'second', seq: 1, role: 'facilitator' });
    expect(again?.meeting.floor.hands).toEqual([]);
  });

  test('has no member at the door', () => {
    const { epoch, seq, now } = welcome();
    const door = { type: 'door', role: 'observer', epoch, seq, now, meeting: MEETING } as const;
    expect(apply(null, door)).toMatchObject({ member: null, role: 'observer' });
  });

  test('is left alone by everything else', () => {
    const held = apply(null, welcome());
    expect(apply(held, { type: 'beat', now: 5 })).toBe(held);
    expect(apply(held, { type: 'resumed', seq: 9, now: 5 })).toBe(held);
    expect(apply(null, raised(1, 1))).toBeNull();
  });
});
