/** The line as facilitators would move along it. */

import { type Next, reachable, waiting } from '../../../replica/lineUp';
import type { Meeting, MemberId, Seat } from '../../../replica/types';

/** To whom the floor goes when a facilitator moves it on: the first who can be reached. */
export function firstWaiting(meeting: Meeting): Next | null {
  const here = reachable(meeting);
  const speaker = meeting.floor.turn?.member;
  for (const who of waiting(meeting.floor)) {
    if (who.member !== speaker && here.has(who.member)) return who;
  }
  return null;
}

/** The speaker cannot be reached, and the floor waits. The bell holds turns, too. */
export function lineIsDown({ floor: { turn }, bell }: Meeting): boolean {
  return turn !== null && turn.held_at !== null && bell === null;
}

/** Nobody's, once they have left. */
export function seatOf({ seats }: Meeting, member: MemberId): Seat | null {
  return seats.find(({ id, role }) => id === member && role !== 'observer') ?? null;
}
