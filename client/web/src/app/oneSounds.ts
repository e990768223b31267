/** Wires the choice between tabs to this one: its sounds, and its page that may close. */

import { sound } from '../screens/settings';
import { effect } from '../signals/signals';
import { choiceOf } from './choice';
import { bells, elsewhere } from './sounds';

/** Returns how to stop. */
export function oneSounds(name: string): () => void {
  const channel = new BroadcastChannel(`${name}:sounds`);
  const choice = choiceOf(
    performance.timeOrigin + Math.random(),
    (said) => channel.postMessage(said),
    (other) => {
      elsewhere.value = other;
    },
  );
  channel.onmessage = ({ data }) => choice.heard(data);
  const stand = () => choice.able(bells.ready.value && sound.value);
  const stopListening = effect(stand);
  window.addEventListener('pagehide', choice.leave);
  window.addEventListener('pageshow', stand);
  return () => {
    window.removeEventListener('pagehide', choice.leave);
    window.removeEventListener('pageshow', stand);
    stopListening();
    choice.leave();
    channel.close();
  };
}
