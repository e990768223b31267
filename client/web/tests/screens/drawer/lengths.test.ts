import { describe, expect, test } from 'vitest';
import vectors from '../../../../../protocol/vectors/lengths.jsonl?raw';
import type { AnyCommand, Meeting } from '../../../src/replica/types';
import {
  begun,
  type Effect,
  goesOn,
  inserted,
  meetingExtended,
  phaseExtended,
  phaseSet,
  stepExtended,
} from '../../../src/screens/drawer/view/lengths';

interface Situation {
  readonly meeting: Meeting;
  readonly now: number;
  readonly cases: readonly {
    readonly does: AnyCommand;
    /** What the hub does then; `null` if it refuses. */
    readonly effect: {
      readonly ends_at: number;
      readonly changed: readonly [number, number][];
    } | null;
  }[];
}

const SITUATIONS = vectors
  .trimEnd()
  .split('\n')
  .map((line, place) => ({ line: place + 1, ...(JSON.parse(line) as Situation) }));

function said(meeting: Meeting, now: number, does: AnyCommand): Effect | null {
  switch (does.type) {
    case 'start_meeting':
      return begun(meeting, now);
    case 'resume_time':
      return goesOn(meeting, now);
    case 'extend_time':
      return does.phase === null
        ? meetingExtended(meeting, does.minutes, now)
        : phaseExtended(meeting, does.phase, does.minutes, now);
    case 'extend_step':
      return stepExtended(meeting, does.phase, does.minutes, now);
    case 'set_phase_minutes': {
      const phase = meeting.plan.phases.find(({ id }) => id === does.phase);
      return phase ? phaseSet(meeting, phase, does.minutes, now) : null;
    }
    case 'insert_phase':
      return inserted(meeting, does.minutes, now);
    default:
      throw new Error(`nobody says what ${does.type} does`);
  }
}

describe('what is said before it is pressed is what the hub does', () => {
  test.each(SITUATIONS)('line $line of the shared vectors', ({ meeting, now, cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    for (const { does, effect } of cases) {
      const told = said(meeting, now, does);
      const changed = told?.changed.map(({ phase, minutes }) => [phase.id, minutes]);
      expect({ does, effect: told && { ends_at: told.endsAt, changed } }).toEqual({ does, effect });
    }
  });
});
