/**
 * Sounds on the audio clock, which hidden tabs do not throttle: strokes are laid down ahead of time and
 * laid anew whenever the estimate of hub time changes. A browser plays nothing before the first touch.
 */

import { type ReadonlySignal, signal } from '@preact/signals';
import { gainsOf, lengthOf, SOUNDS, type SoundName } from './partials';

export interface Bells {
  /** Sounds can be heard; before, they are vibrations alone. */
  readonly ready: ReadonlySignal<boolean>;
  /** Call it from a touch or a key: from then on sounds can be heard. */
  unlock(): void;
  /** Rings that many milliseconds from now. Returns how to take it back; what sounds rings out. */
  ringIn(sound: SoundName, milliseconds: number): () => void;
  setVolume(percent: number): void;
}

export function bellsOf(): Bells {
  let context: AudioContext | null = null;
  let master: GainNode | null = null;
  let volume = 1;
  const ready = signal(false);

  function unlock(): void {
    if (!context) {
      const opened = new AudioContext();
      opened.onstatechange = () => {
        ready.value = opened.state === 'running';
      };
      context = opened;
      master = context.createGain();
      master.gain.value = volume;
      master.connect(context.destination);
    }
    if (context.state !== 'running') void context.resume();
  }

  function ringIn(name: SoundName, milliseconds: number): () => void {
    const sound = SOUNDS[name];
    const wait = Math.max(0, milliseconds);
    const begins = performance.now() + wait;
    const timer = setTimeout(() => vibrate(sound.vibration), wait);
    const silence = context && master ? laid(context, master, name, wait / 1000) : () => {};
    return () => {
      if (performance.now() >= begins) return;
      clearTimeout(timer);
      silence();
    };
  }

  return {
    ready,
    unlock,
    ringIn,
    setVolume(percent) {
      // Ears hear loudness by its square, near enough.
      volume = (percent / 100) ** 2;
      if (master) master.gain.value = volume;
    },
  };
}

/** Not before the first touch: a browser would only complain. */
function vibrate(pattern: readonly number[]): void {
  if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([...pattern]);
}

/** Lays a sound's strokes down on the audio clock. */
function laid(context: AudioContext, out: GainNode, name: SoundName, wait: number): () => void {
  const sound = SOUNDS[name];
  const gains = gainsOf(sound);
  const start = context.currentTime + wait;
  const voices = sound.strokes.flatMap((stroke) =>
    sound.partials.map(({ hertz, seconds }, i) => {
      const at = start + stroke;
      const voice = context.createOscillator();
      const gain = context.createGain();
      const loud = gains[i] ?? 0;
      voice.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loud, at + sound.attackSeconds);
      gain.gain.exponentialRampToValueAtTime(loud / 1000, at + sound.attackSeconds + seconds);
      voice.connect(gain).connect(out);
      voice.start(at);
      voice.stop(start + lengthOf(sound) + 0.1);
      return voice;
    }),
  );
  return () => {
    for (const voice of voices) voice.stop();
  };
}
