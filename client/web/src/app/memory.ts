import { useRef } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { type Memory, NO_MEMORY, remembered } from '../screens/room/view/memory';
import type { Me } from '../screens/room/view/people';

/** What this page has seen and the meeting does not say any more. */
export function useMemory(meeting: Meeting, me: Me, now: number): Memory {
  const known = useRef({ meeting, memory: NO_MEMORY });
  const { current } = known;
  const shown = document.visibilityState === 'visible';
  const memory = remembered(current.memory, current.meeting, meeting, me, now, shown);
  known.current = { meeting, memory };
  return memory;
}
