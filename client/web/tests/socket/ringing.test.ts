import { describe, expect, test } from 'vitest';
import type { Meeting, MemberId, Signal, SignalKind, Turn } from '../../src/replica/types';
import {
  bellRings,
  isHeard,
  isLoud,
  nextUnannounced,
  rings,
  soundsFor,
} from '../../src/socket/ringing';
import { HUB_TIME, MEETING } from './simulated';

const DUE = HUB_TIME + 60_000;
const HOLD = HUB_TIME + 180_000;
const PLANNED: Signal = {
  id: 1,
  kind: 'heads_up',
  minutes: 10,
  phase: null,
  step: null,
  due: DUE,
  hold_until: HOLD,
  state: 'planned',
  ring_at: null,
};
const TURN: Turn = {
  id: 1,
  member: 1,
  began_at: HUB_TIME,
  held_at: null,
  ends_at: null,
  help: 'listening',
};

function meeting(signal: Partial<Signal>, turn: Turn | null = null, paused = false): Meeting {
  return {
    ...MEETING,
    floor: { ...MEETING.floor, turn },
    time: {
      ...MEETING.time,
      paused_at: paused ? HUB_TIME : null,
      signals: [{ ...PLANNED, ...signal }],
    },
  };
}

const at = (of: Meeting, lineIsDown: boolean) => rings(of, lineIsDown, [2]).map((ring) => ring.at);

describe('a signal', () => {
  test('rings when it was announced for, with a line or without', () => {
    const announced = meeting({ state: 'announced', ring_at: DUE + 5 }, TURN, true);
    expect(at(announced, false)).toEqual([DUE + 5]);
    expect(at(announced, true)).toEqual([DUE + 5]);
  });

  test('that is not announced does not ring while the line is up', () => {
    expect(at(meeting({}), false)).toEqual([]);
    expect(at(meeting({ state: 'held' }, TURN), false)).toEqual([]);
  });

  test('rings when it is due while the line is down', () => {
    expect(at(meeting({}), true)).toEqual([DUE]);
  });

  test('waits as long as it can be held when someone was speaking as the line went down', () => {
    expect(at(meeting({}, TURN), true)).toEqual([HOLD]);
    expect(at(meeting({ state: 'held' }, TURN), true)).toEqual([HOLD]);
    expect(at(meeting({ state: 'held' }), true)).toEqual([HOLD]);
  });

  test('waits also for a speaker whose own line was down', () => {
    expect(at(meeting({}, { ...TURN, held_at: HUB_TIME }), true)).toEqual([HOLD]);
  });

  test('does not ring while time is held, nor when it was missed', () => {
    expect(at(meeting({}, null, true), true)).toEqual([]);
    expect(at(meeting({ state: 'missed' }), true)).toEqual([]);
  });

  test('is expected from the hub when it will be due, or held no longer', () => {
    expect(nextUnannounced(meeting({}), HUB_TIME)).toBe(DUE);
    expect(nextUnannounced(meeting({}, TURN), HUB_TIME)).toBe(HOLD);
    expect(nextUnannounced(meeting({}), DUE)).toBeNull();
    expect(nextUnannounced(meeting({}, null, true), HUB_TIME)).toBeNull();
    expect(nextUnannounced(meeting({ state: 'announced', ring_at: DUE }), HUB_TIME)).toBeNull();
  });
});

describe('the sign that a turn has been going on', () => {
  const sign = meeting({ kind: 'turn', state: 'announced', ring_at: DUE }, TURN);
  const at = (ours: number[]) => rings(sign, false, ours).map((ring) => ring.at);

  test('rings for its speaker, and for whose phone they share', () => {
    expect(at([1])).toEqual([DUE]);
    expect(at([2, 1])).toEqual([DUE]);
    expect(at([2])).toEqual([]);
  });

  test('does not wait for the end of the turn while the line is down', () => {
    expect(rings(meeting({ kind: 'turn' }, TURN), true, [1]).map((ring) => ring.at)).toEqual([DUE]);
  });
});

test('a bell rings when all becomes quiet, and when everyone goes on', () => {
  const bell = { at: DUE, until: HOLD, by: null, holds_time: true };

  expect(bellRings(bell).map(({ kind, at }) => [kind, at])).toEqual([
    ['bell', DUE],
    ['bell', HOLD],
  ]);
  expect(bellRings(null)).toEqual([]);
});

describe('of what everyone is told', () => {
  const heard = (kind: SignalKind, sounding: MemberId | null = null) => {
    const of = meeting({ kind, state: 'announced', ring_at: DUE }, TURN);
    const seen = { ...of, time: { ...of.time, sounding } };
    return rings(seen, false, [1]).filter((ring) => isHeard(ring) && isLoud(ring, seen, [1]))
      .length;
  };

  test('the end of a part and overtime are not heard', () => {
    expect(heard('phase')).toBe(0);
    expect(heard('overtime')).toBe(0);
    expect(heard('heads_up')).toBe(1);
    expect(heard('wrap_up')).toBe(1);
    expect(heard('end')).toBe(1);
    expect(heard('quiet')).toBe(1);
  });

  test('what is for its speaker alone is not heard where one device rings for a room', () => {
    expect(heard('turn')).toBe(1);
    expect(heard('turn', 1)).toBe(0);
    expect(heard('end', 1)).toBe(1);
  });

  test('every device lets it be heard, or the one that was chosen', () => {
    const chosen = { ...MEETING, time: { ...MEETING.time, sounding: 2 } };
    expect(soundsFor(MEETING, [1])).toBe(true);
    expect(soundsFor(chosen, [1])).toBe(false);
    expect(soundsFor(chosen, [1, 2])).toBe(true);
  });
});
