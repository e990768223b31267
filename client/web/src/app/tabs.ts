/** Tells a tab that the same meeting is open in another one already. Both are the same seat. */

const HERE = 'here';
const COMING = 'coming';

/** Calls back in the tab that came later. Returns how to stop. */
export function onOtherTab(meeting: string, found: () => void): () => void {
  if (!('BroadcastChannel' in window)) return () => {};
  const channel = new BroadcastChannel(`circlekeeper:${meeting}`);
  channel.onmessage = ({ data }) => {
    if (data === COMING) channel.postMessage(HERE);
    if (data === HERE) found();
  };
  channel.postMessage(COMING);
  return () => channel.close();
}
