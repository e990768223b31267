/** The sounds of this page: one set of bells, as loud as someone chose, from the first touch on. */

import type { Meeting, MemberId } from '../replica/types';
import { sound, vibration, volume } from '../screens/settings';
import { computed, effect, signal } from '../signals/signals';
import { useValue } from '../signals/useValue';
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
  bells.ringAt('heads_up', performance.now() + 100, true, vibration.value);
}

/** Whether this page lets anything be heard: where it does not, no caption speaks of a sound. */
export function useSounds(meeting: Meeting, member: MemberId): boolean {
  const wanted = useValue(sound);
  const ready = useValue(bells.ready);
  return wanted && ready && soundsFor(meeting, [member]);
}

/** Where this device rings for all, facilitators are told whether it can be heard. */
function tellMuted({ meeting, me, send }: Store): () => void {
  const muted = computed(() => {
    const { sounding } = meeting.value?.time ?? {};
    if (elsewhere.value || sounding == null || sounding !== me.value?.id) return null;
    return !(sound.value && bells.ready.value);
  });
  return effect(() => {
    if (muted.value !== null) send({ type: 'tell_muted', muted: muted.value }).catch(() => {});
  });
}

/** Rings for a meeting until it is stopped; on a screen for everyone, only what everyone hears. */
export function ringFor(store: Store, forAll: boolean): () => void {
  const sounds = computed(() => sound.value && !elsewhere.value);
  const felt = computed(() => vibration.value && !elsewhere.value && !forAll);
  if (!forAll) {
    const stops = [ringer(store, bells, sounds, felt), tellMuted(store)];
    return () => {
      for (const stop of stops) stop();
    };
  }
  const ringing = computed(() => store.ringing.value.filter(({ kind }) => kind !== 'turn'));
  return ringer({ ...store, ringing, me: signal(null) }, bells, sounds, felt);
}
