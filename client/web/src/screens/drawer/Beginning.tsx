import type { Meeting } from '../../replica/types';
import { Say } from '../parts/Say';
import { beginCap } from './view/next';

/** Above the room's own button: what beginning now takes from the parts. */
export function Beginning({ meeting, now }: { meeting: Meeting; now: number }) {
  return (
    <p class="cap beginning">
      <Say phrase={beginCap(meeting, now)} />
    </p>
  );
}
