import { describe, expect, test } from 'vitest';
import type { Meeting, Presence } from '../../src/replica/types';
import { sightOf } from '../../src/see/sight';
import type { Line } from '../../src/socket/store';
import { meeting, seat } from '../fixtures';

const LIVE: Line = { state: 'live' };

function rehearsal(stage: Meeting['stage'], presence: Presence = 'here'): Meeting {
  const circle = [seat(2, 'Wei'), seat(1, 'Mari', 'facilitator'), seat(3, 'Amina')];
  const seats = [...circle.map((each) => ({ ...each, presence })), seat(4, 'Piret', 'observer')];
  return { ...meeting(), stage, seats };
}

describe('what there is to see', () => {
  test('is the meeting while the line is well', () => {
    for (const stage of ['gathering', 'running', 'ended'] as const) {
      expect(sightOf(LIVE, rehearsal(stage))).toBe(stage);
    }
  });

  test('opens before anything is known, and says when the line is down', () => {
    expect(sightOf({ state: 'connecting' }, null)).toBe('opening');
    expect(sightOf({ state: 'door' }, null)).toBe('opening');
    expect(sightOf({ state: 'lost' }, null)).toBe('lost');
    expect(sightOf({ state: 'lost' }, rehearsal('running'))).toBe('lost');
  });

  test('is the curtain while nobody is known', () => {
    expect(sightOf(LIVE, { ...rehearsal('gathering'), seats: [] })).toBe('curtain');
    expect(sightOf(LIVE, { ...rehearsal('ended'), seats: [] })).toBe('ended');
  });

  test('is over when the line is closed for good, or nobody invented is left', () => {
    expect(sightOf({ state: 'closed', reason: 'erased' }, null)).toBe('over');
    expect(sightOf(LIVE, rehearsal('running', 'reconnecting'))).toBe('over');
    expect(sightOf(LIVE, rehearsal('ended', 'reconnecting'))).toBe('ended');
  });
});
