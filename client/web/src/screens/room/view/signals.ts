/** The signal whose words stand in the status area, for a while after it rang. */

import type { Meeting, MemberId } from '../../../replica/types';
import { type Ring, rings } from '../../../socket/ringing';

/** Long enough to be read, however short the minutes of a plan. */
const NOTICE_AT_LEAST = 4_000;

/** `ours`: me, and those who share my phone. The pause has words of its own. */
export function ringing(
  meeting: Meeting,
  now: number,
  lineIsDown: boolean,
  ours: readonly MemberId[],
): Ring | null {
  if (meeting.stage !== 'running') return null;
  const lasts = Math.max(NOTICE_AT_LEAST, meeting.plan.minute / 2);
  const heard = rings(meeting, lineIsDown, ours).filter(
    ({ kind, at }) => kind !== 'bell' && at <= now && now < at + lasts,
  );
  return heard.reduce<Ring | null>((last, ring) => (last && last.at > ring.at ? last : ring), null);
}
