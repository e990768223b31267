/** What a screen remembers of the moments before, since the meeting does not say it any more. */

import type { Meeting, Millis } from '../../../replica/types';
import { emptyChairs, type LeftSeat } from './left';
import { isLed, type Me } from './people';

export interface Memory {
  /** Those who left a moment ago. */
  readonly chairs: readonly LeftSeat[];
  /** Until when the last bell held everything. */
  readonly rested: Millis | null;
  /** Since when no facilitator is here. */
  readonly unled: Millis | null;
  /** My thought is welcome, and I am about to say it. */
  readonly welcomed: boolean;
  /** When somebody could look at it last… */
  readonly seen: Millis | null;
  /** …and when they were away before. */
  readonly away: Away | null;
}

export interface Away {
  readonly from: Millis;
  readonly to: Millis;
}

export const NO_MEMORY: Memory = {
  chairs: [],
  rested: null,
  unled: null,
  welcomed: false,
  seen: null,
  away: null,
};

/** A page that is shown looks at the time more often. */
const AWAY_MS = 5_000;

export function remembered(
  memory: Memory,
  before: Meeting,
  meeting: Meeting,
  me: Me,
  now: Millis,
  shown = true,
): Memory {
  const { seen, away } = memory;
  return {
    chairs: emptyChairs(memory.chairs, before, meeting, now),
    rested: (meeting.bell ?? before.bell)?.until ?? memory.rested,
    unled: isLed(meeting) ? null : (memory.unled ?? now),
    welcomed: isWelcomed(memory.welcomed, before, meeting, me),
    seen: shown ? now : seen,
    away: shown && seen !== null && now - seen > AWAY_MS ? { from: seen, to: now } : away,
  };
}

/** The thought is gone with a yes: the hub raised my hand to respond, and gives me the floor with it. */
function isWelcomed(was: boolean, before: Meeting, { floor, advice }: Meeting, me: Me): boolean {
  const had = before.advice.thoughts.some(
    ({ member, not_now }) => member === me.member && !not_now,
  );
  const over = !advice.thoughts.some(({ member }) => member === me.member);
  const responds = floor.hands.some(
    ({ member, kind }) => member === me.member && kind === 'respond',
  );
  return (was || (had && over)) && (responds || floor.turn?.member === me.member);
}
