/**
 * Rings what the hub planned, at its moment by hub time, each signal once; and my own turn when it comes.
 * Keeps what is laid down in step with the list: what left it does not ring, what moved rings anew.
 */

import { effect, type ReadonlySignal } from '@preact/signals';
import type { Meeting, SignalId } from '../replica/types';
import type { Ring } from '../socket/ringing';
import type { Bells } from './bells';

export interface Heard {
  readonly ringing: ReadonlySignal<readonly Ring[]>;
  readonly offset: ReadonlySignal<number>;
  readonly meeting: ReadonlySignal<Meeting | null>;
  readonly me: ReadonlySignal<{ readonly id: number } | null>;
  now(): number;
  rang(signal: SignalId): void;
}

interface Laid {
  /** By this device's own clock. */
  readonly at: number;
  readonly takeBack: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A sound that is this close to where it should be stays where it is. */
const CLOSE_MS = 15;
/** A turn that began longer ago is known already, as after reloading the page. */
const NEW_TURN_MS = 10_000;

/** Returns how to stop. `on` says whether sounds are wished for. */
export function ringer(heard: Heard, bells: Bells, on: ReadonlySignal<boolean>): () => void {
  const laid = new Map<SignalId, Laid>();
  let lastTurn = 0;
  let ready = false;

  const stopSignals = effect(() => {
    const offset = heard.offset.value;
    const again = bells.ready.value !== ready;
    ready = bells.ready.value;
    const wanted = new Map(on.value ? heard.ringing.value.map((ring) => [ring.id, ring]) : []);
    const own = heard.now() - offset;
    for (const [id, { at, takeBack, timer }] of laid) {
      if (at <= own) continue; // it has rung; a hidden tab only learns of it later
      const ring = wanted.get(id);
      if (ring && !again && Math.abs(ring.at - offset - at) <= CLOSE_MS) continue;
      takeBack();
      clearTimeout(timer);
      laid.delete(id);
    }
    for (const [id, ring] of wanted) {
      if (laid.has(id)) continue;
      const wait = ring.at - heard.now();
      const takeBack = bells.ringIn(ring.kind, wait);
      const timer = setTimeout(() => heard.rang(id), Math.max(0, wait));
      laid.set(id, { at: ring.at - offset, takeBack, timer });
    }
  });

  const stopTurns = effect(() => {
    const turn = heard.meeting.value?.floor.turn;
    if (!turn || turn.id === lastTurn) return;
    lastTurn = turn.id;
    const mine = turn.member === heard.me.value?.id;
    if (mine && on.value && heard.now() - turn.began_at < NEW_TURN_MS) bells.ringIn('turn', 0);
  });

  return () => {
    stopSignals();
    stopTurns();
    for (const { takeBack, timer } of laid.values()) {
      takeBack();
      clearTimeout(timer);
    }
  };
}
