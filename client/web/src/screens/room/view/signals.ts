/** The signal whose words stand in the status area, for a while after it rang. */

import type { Meeting, MemberId, Millis } from '../../../replica/types';
import { LATE_MS, type Ring, rings } from '../../../socket/ringing';
import type { Away } from './memory';
import { isOver } from './ring';

/** Long enough to be read, however short the minutes of a plan. */
const NOTICE_AT_LEAST = 4_000;

/** `ours`: me, and those who share my phone. What rang while they were away is shown when they are back. */
export function ringing(
  meeting: Meeting,
  now: number,
  lineIsDown: boolean,
  ours: readonly MemberId[],
  away: Away | null = null,
): Ring | null {
  if (meeting.stage !== 'running') return null;
  const lasts = Math.max(NOTICE_AT_LEAST, meeting.plan.minute / 2);
  const heard = rings(meeting, lineIsDown, ours).filter(
    (ring) => ring.at <= now && now < seenAt(ring, away) + lasts && isTrue(meeting, ring, now),
  );
  return heard.reduce<Ring | null>((last, ring) => (last && last.at > ring.at ? last : ring), null);
}

function seenAt({ kind, at }: Ring, away: Away | null): Millis {
  return away && kind !== 'turn' && away.from < at && at <= away.to ? away.to : at;
}

/** It was over before anybody could look. */
export function isLate(ring: Ring, away: Away | null): boolean {
  return seenAt(ring, away) > ring.at + LATE_MS;
}

/** Whole minutes until the end, at least one. */
export function leftOf({ time, plan }: Meeting, now: Millis): number {
  return Math.max(1, Math.round(((time.ends_at ?? now) - now) / plan.minute));
}

/** What was told is not said any more once there is more time. */
function isTrue(meeting: Meeting, { kind, phase, step }: Ring, now: number): boolean {
  if (kind === 'end' || kind === 'overtime') return isOver(meeting, now);
  if (phase === null) return true;
  const progress = meeting.course.progress[phase];
  if (step !== null && progress?.step !== step) return false;
  const ends = step === null ? progress?.ends_at : progress?.step_ends_at;
  return ends != null && ends <= now;
}
