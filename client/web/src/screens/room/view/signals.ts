/** The signal whose words stand in the status area, for a while after it rang. */

import type { Meeting, MemberId } from '../../../replica/types';
import { type Ring, rings } from '../../../socket/ringing';
import { isOver } from './ring';

/** Long enough to be read, however short the minutes of a plan. */
const NOTICE_AT_LEAST = 4_000;

/** `ours`: me, and those who share my phone. */
export function ringing(
  meeting: Meeting,
  now: number,
  lineIsDown: boolean,
  ours: readonly MemberId[],
): Ring | null {
  if (meeting.stage !== 'running') return null;
  const lasts = Math.max(NOTICE_AT_LEAST, meeting.plan.minute / 2);
  const heard = rings(meeting, lineIsDown, ours).filter(
    (ring) => ring.at <= now && now < ring.at + lasts && isTrue(meeting, ring, now),
  );
  return heard.reduce<Ring | null>((last, ring) => (last && last.at > ring.at ? last : ring), null);
}

/** What was told is not said any more once there is more time. */
function isTrue(meeting: Meeting, { kind, phase }: Ring, now: number): boolean {
  if (kind === 'end' || kind === 'overtime') return isOver(meeting, now);
  const ends = phase === null ? now : meeting.course.progress[phase]?.ends_at;
  return ends != null && ends <= now;
}
