/** Tells a tab that the same seat is open in another one already. */

import type { MemberId } from '../replica/types';

const HERE = 'here';
const COMING = 'coming';

/** Calls back in the tab that came later. Returns how to stop. */
export function onOtherTab(meeting: string, seat: MemberId, found: () => void): () => void {
  if (!('BroadcastChannel' in window)) return () => {};
  const channel = new BroadcastChannel(`circlekeeper:${meeting}:${seat}`);
  channel.onmessage = ({ data }) => {
    if (data === COMING) channel.postMessage(HERE);
    if (data === HERE) found();
  };
  channel.postMessage(COMING);
  return () => channel.close();
}
