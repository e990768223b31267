/** What those who hold the circle, or learn to, may attend to in the parts that run. */

import type { Meeting, Phase } from '../../../replica/types';
import { activePhases, upcomingPhase } from './course';

/** Of several parts each; before the beginning those of the first. None where the plan is set aside. */
export function hintedParts(meeting: Meeting): readonly Phase[] {
  return partsNow(meeting).filter(({ hints }) => hints.length > 0);
}

function partsNow(meeting: Meeting): readonly Phase[] {
  if (meeting.course.aside) return [];
  if (meeting.stage !== 'gathering') return activePhases(meeting).map(({ phase }) => phase);
  const first = upcomingPhase(meeting);
  return first ? [first] : [];
}
