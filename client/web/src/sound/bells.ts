/**
 * Sounds on the audio clock, which hidden tabs do not throttle: strokes are laid down ahead of time for
 * the moment at which they are to be heard, on its way out through loudspeakers or earphones included.
 * That clock has a pace of its own and stands still while a device sleeps, so whoever laid a sound down
 * asks now and then when it `begins`. A browser plays nothing before the first touch.
 */

import { type ReadonlySignal, signal } from '../signals/signals';
import { gainsOf, lengthOf, SOUNDS, type SoundName } from './partials';

/** A sound that is to ring. */
export interface Laid {
  /** When it is heard, as things stand now. */
  begins(): number;
  /** What sounds rings out. */
  takeBack(): void;
}

export interface Bells {
  /** Sounds can be heard; before, they are vibrations alone. */
  readonly ready: ReadonlySignal<boolean>;
  /** Call it from a touch or a key: from then on sounds can be heard. */
  unlock(): void;
  /** Rings at that moment of `performance.now()`, or at once: to be heard, to be felt, or both. */
  ringAt(sound: SoundName, at: number, heard: boolean, felt: boolean): Laid;
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

  function ringAt(name: SoundName, at: number, heard: boolean, felt: boolean): Laid {
    const { vibration } = SOUNDS[name];
    const timer = felt ? setTimeout(() => vibrate(vibration), at - performance.now()) : undefined;
    const strokes = heard && context && master ? strike(context, master, name, at) : null;
    const begins = () => strokes?.begins() ?? at;
    return {
      begins,
      takeBack() {
        if (performance.now() >= begins()) return;
        clearTimeout(timer);
        strokes?.takeBack();
      },
    };
  }

  return {
    ready,
    unlock,
    ringAt,
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

/** When the beginning of the audio clock was heard, or would have been. */
function zeroOf(context: AudioContext): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
  const now = performance.now();
  // Some browsers tell nothing, or nothing true, about the way out.
  return contextTime && now - performanceTime < 1_000
    ? performanceTime - contextTime * 1_000
    : now - context.currentTime * 1_000;
}

/** Lays a sound's strokes down on the audio clock. */
function strike(context: AudioContext, out: GainNode, name: SoundName, heardAt: number): Laid {
  const sound = SOUNDS[name];
  const gains = gainsOf(sound);
  const start = Math.max((heardAt - zeroOf(context)) / 1_000, context.currentTime);
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
  return {
    begins: () => zeroOf(context) + start * 1_000,
    takeBack() {
      for (const voice of voices) voice.stop();
    },
  };
}
