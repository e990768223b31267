/** The sounds of this page: one set of bells, as loud as someone chose, from the first touch on. */

import { computed, effect, signal } from '@preact/signals';
import type { Meeting } from '../replica/types';
import { sound, volume } from '../screens/settings';
import { soundsFor } from '../socket/ringing';
import type { Store } from '../socket/store';
import { type Bells, bellsOf } from '../sound/bells';
import { ringer } from '../sound/ringer';

export const bells: Bells = bellsOf();
/** Another tab with the same seat sounds for this one. */
export const elsewhere = signal(false);

effect(() => bells.setVolume(volume.value));
for (const touch of ['pointerdown', 'pointerup', 'keydown'] as const) {
  document.addEventListener(touch, () => bells.unlock(), { passive: true });
}

export function trySound(): void {
  bells.unlock();
  bells.ringAt('heads_up', performance.now() + 100);
}

/** Whether this page lets anything be heard: where it does not, no caption speaks of a sound. */
export function canBeHeard({ me }: Store, meeting: Meeting): boolean {
  const mine = me.value?.id ?? 0;
  return sound.value && bells.ready.value && soundsFor(meeting, [mine]);
}

/** Rings for a meeting until it is stopped; on a screen for everyone, only what everyone hears. */
export function ringFor(store: Store, forAll: boolean): () => void {
  const sounds = computed(() => sound.value && !elsewhere.value);
  if (!forAll) return ringer(store, bells, sounds);
  const ringing = computed(() => store.ringing.value.filter(({ kind }) => kind !== 'turn'));
  return ringer({ ...store, ringing, me: signal(null) }, bells, sounds);
}
