/** What there is to see of a rehearsal, from the visitor's line and the meeting. */

import type { Meeting, Role, Seat } from '../replica/types';
import type { Line } from '../socket/store';

export type Sight = 'opening' | 'gathering' | 'running' | 'ended' | 'lost' | 'over';

export function sightOf(line: Line, meeting: Meeting | null): Sight {
  if (line.state === 'closed') return 'over';
  if (!meeting) return line.state === 'lost' ? 'lost' : 'opening';
  if (line.state !== 'live') return 'lost';
  return meeting.stage === 'erased' || isDeserted(meeting) ? 'over' : meeting.stage;
}

/** After a fault of the hub, the log may still be there, and the invented people gone. */
function isDeserted({ stage, seats }: Meeting): boolean {
  return stage !== 'ended' && !seats.some((seat) => sits(seat) && seat.presence === 'here');
}

/** Whose screens can be seen: of those who facilitate, and those who take part, whoever came first. */
export function namesOf({ seats }: Meeting): Readonly<Record<Role, string>> {
  const first = (role: Role) =>
    seats
      .filter((seat) => seat.role === role)
      .reduce<Seat | null>((known, seat) => (known && known.id < seat.id ? known : seat), null);
  return {
    observer: '',
    participant: first('participant')?.name ?? '',
    facilitator: first('facilitator')?.name ?? '',
  };
}

function sits({ role }: Seat): boolean {
  return role !== 'observer';
}
