/** Finds other tabs of this browser in which the same seat is open: the later one says so, one sounds. */

import type { MemberId } from '../replica/types';

const HERE = 'here';
const COMING = 'coming';

/** Calls back in the tab that came later. Returns how to stop. */
export function onOtherTab(meeting: string, seat: MemberId, found: () => void): () => void {
  if (!('BroadcastChannel' in window)) return () => {};
  const name = `circlekeeper:${meeting}:${seat}`;
  const channel = new BroadcastChannel(name);
  let choice: Promise<() => void> | null = null;
  channel.onmessage = ({ data }) => {
    if (data === COMING) channel.postMessage(HERE);
    if (data === HERE) found();
    choice ??= import('./oneSounds').then((sounds) => sounds.oneSounds(name));
  };
  channel.postMessage(COMING);
  return () => {
    channel.close();
    void choice?.then((stop) => stop());
  };
}
