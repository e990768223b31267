/** The meeting once more, as this viewer was told of it: what was known at any moment. */

import { apply, type Replica } from '../replica/replica';
import type { Entry, Millis, Welcome } from '../replica/types';

export interface Moment {
  readonly at: Millis;
  readonly replica: Replica;
}

/** What was known after each of the frames. Most of each is shared with the one before. */
export function momentsOf(frames: readonly (Welcome | Entry)[]): Moment[] {
  const moments: Moment[] = [];
  let replica: Replica | null = null;
  for (const frame of frames) {
    replica = apply(replica, frame);
    if (replica) moments.push({ at: frame.type === 'welcome' ? frame.now : frame.at, replica });
  }
  return moments;
}

/** The last of them that had come by then, or the first. */
export function momentAt(moments: readonly Moment[], at: Millis): Moment | undefined {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return moments[Math.max(0, low - 1)];
}
