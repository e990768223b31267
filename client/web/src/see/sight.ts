/** What there is to see of a rehearsal, from the visitor's line and the meeting. */

import type { Meeting, Seat } from '../replica/types';
import type { Line } from '../socket/store';

export type Sight = 'opening' | 'gathering' | 'curtain' | 'running' | 'ended' | 'lost' | 'over';

export function sightOf(line: Line, meeting: Meeting | null): Sight {
  if (line.state === 'closed') return 'over';
  if (!meeting) return line.state === 'lost' ? 'lost' : 'opening';
  if (line.state !== 'live') return 'lost';
  if (meeting.stage === 'erased' || isDeserted(meeting)) return 'over';
  return meeting.stage === 'gathering' && !meeting.seats.length ? 'curtain' : meeting.stage;
}

/**
 * After a fault of the hub, the log may still be there, and the invented people gone. While the curtain is
 * drawn nobody is known at all.
 */
function isDeserted({ stage, seats }: Meeting): boolean {
  return (
    stage !== 'ended' &&
    seats.length > 0 &&
    !seats.some((seat) => sits(seat) && seat.presence === 'here')
  );
}

function sits({ role }: Seat): boolean {
  return role !== 'observer';
}
