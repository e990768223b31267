/**
 * Rings what the hub planned, at its moment by hub time, each signal once; and my own turn when it comes,
 * or the turn of somebody who shares my phone; or of anybody, where this device rings for all.
 * Keeps what is laid down in step with the list and with both clocks: what left the list does not ring,
 * what moved rings anew, and what a sleep has made late is not rung any more.
 */

import type { Meeting, MemberId, SignalId } from '../replica/types';
import { effect, type ReadonlySignal, signal } from '../signals/signals';
import { type Falling, LATE_MS } from '../socket/ringing';
import type { Bells, Laid } from './bells';

export interface Heard {
  readonly ringing: ReadonlySignal<readonly Falling[]>;
  readonly offset: ReadonlySignal<number>;
  readonly meeting: ReadonlySignal<Meeting | null>;
  readonly me: ReadonlySignal<{ readonly id: number } | null>;
  now(): number;
  rang(signal: SignalId): void;
}

interface Planned {
  /** By this device's own clock, like everything here. */
  readonly at: number;
  readonly loud: boolean;
  readonly sound: Laid;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A sound that is this close to where it should be stays where it is. */
export const CLOSE_MS = 3;
/** How often to look whether it still is: the audio clock has a pace of its own, and stumbles… */
const LOOK_EVERY_MS = 5_000;
/** …and how long before it rings to look a last time. */
const LAST_LOOK_MS = 300;
/** What is laid down later than this may be too late for its way out. */
const SOON_MS = 100;
/** A turn that began longer ago is known already, as after reloading the page. */
const NEW_TURN_MS = 10_000;

/** Returns how to stop. `on` says whether this page sounds, `felt` whether it vibrates; what would have
 * rung counts as rung all the same, so that nothing rings late when it is switched on again. */
export function ringer(
  heard: Heard,
  bells: Bells,
  on: ReadonlySignal<boolean>,
  felt: ReadonlySignal<boolean>,
): () => void {
  const planned = new Map<SignalId, Planned>();
  const looks = signal(0);
  let lastTurn = 0;
  let laidFor = '';

  function look(): void {
    looks.value += 1;
  }

  function forget(id: SignalId, { sound, timer }: Planned): void {
    sound.takeBack();
    clearTimeout(timer);
    planned.delete(id);
  }

  const stopSignals = effect(() => {
    void looks.value;
    const offset = heard.offset.value;
    const sounds = on.value;
    const buzzes = felt.value;
    const layFor = `${sounds} ${buzzes} ${bells.ready.value}`;
    const again = layFor !== laidFor;
    laidFor = layFor;
    const own = performance.now();
    const wanted = new Map<SignalId, Falling>();
    for (const ring of heard.ringing.value) wanted.set(ring.id, ring);
    for (const [id, plan] of planned) {
      const isStill = plan.sound.begins() <= plan.at + LATE_MS;
      if (isSoon(plan, own) && isStill) continue;
      const ring = wanted.get(id);
      const isSame = ring?.loud === plan.loud && own <= ring.at - offset + LATE_MS;
      if (again || !isStill || !isSame) forget(id, plan);
    }
    for (const [id, ring] of wanted) {
      const at = ring.at - offset;
      const old = planned.get(id);
      const off = old ? Math.abs(old.sound.begins() - at) : Number.POSITIVE_INFINITY;
      if (off <= CLOSE_MS || own > at + LATE_MS || (old && isSoon(old, own))) continue;
      const kind = ring.kind === 'turn' ? 'sign' : ring.kind;
      const { loud } = ring;
      const sound = bells.ringAt(kind, at, sounds && loud, buzzes);
      if (Math.abs(sound.begins() - at) >= off) {
        // The page was held up: what is laid down already is nearer to its moment.
        sound.takeBack();
        continue;
      }
      if (old) forget(id, old);
      setTimeout(look, at - own - LAST_LOOK_MS);
      const timer = setTimeout(() => heard.rang(id), at - own);
      planned.set(id, { at, loud, sound, timer });
    }
  });

  const stopTurns = effect(() => {
    const turn = heard.meeting.value?.floor.turn;
    if (!turn || turn.id === lastTurn) return;
    lastTurn = turn.id;
    const mine = isOurs(heard, turn.member);
    // In one room, whoever's turn it is hears it from the one device, and feels their own.
    const loud = isOurs(heard, heard.meeting.value?.time.sounding ?? turn.member);
    const isNew = heard.now() - turn.began_at < NEW_TURN_MS;
    if ((mine || loud) && isNew) {
      bells.ringAt('turn', performance.now(), loud && on.value, mine && felt.value);
    }
  });

  const looking = setInterval(look, LOOK_EVERY_MS);

  return () => {
    clearInterval(looking);
    stopSignals();
    stopTurns();
    for (const [id, plan] of planned) forget(id, plan);
  };
}

function isOurs({ me, meeting }: Heard, member: MemberId): boolean {
  const mine = me.value?.id;
  if (mine === undefined) return false;
  return (
    member === mine ||
    (meeting.value?.seats.some(({ id, shares }) => id === member && shares === mine) ?? false)
  );
}

/** It has rung, or is about to: timers go off a moment early, and in a hidden tab late. */
function isSoon({ at }: Planned, own: number): boolean {
  return at <= own + SOON_MS;
}
