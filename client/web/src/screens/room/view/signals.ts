/** The signal whose words stand in the status area, for a while after it rang. */

import type { Meeting } from '../../../replica/types';
import { type Ring, rings } from '../../../socket/ringing';

export const NOTICE_LASTS = 30_000;

export function ringing(meeting: Meeting, now: number, lineIsDown: boolean): Ring | null {
  if (meeting.stage !== 'running') return null;
  const heard = rings(meeting, lineIsDown).filter(({ at }) => at <= now && now < at + NOTICE_LASTS);
  return heard.reduce<Ring | null>((last, ring) => (last && last.at > ring.at ? last : ring), null);
}
