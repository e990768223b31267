/**
 * Which signals everyone is told of, when, and which of them this device lets be heard.
 *
 * An announced signal rings at `ring_at`, everywhere at once. While the line is down nobody can announce,
 * so what was planned rings when it is due; or, if someone was speaking when the line went down, when it
 * would have been held no longer. Held time rings nothing, and what was missed stays missed.
 *
 * The end of a part and overtime are told without a sound. In one room one device rings for all; what is
 * for its speaker's ears alone is only shown there. Whatever does not ring here can still be felt.
 */

import type {
  Bell,
  Meeting,
  MemberId,
  Millis,
  PhaseId,
  Signal,
  SignalId,
  SignalKind,
} from '../replica/types';

/** Later than this is too late to ring. */
export const LATE_MS = 5_000;

export interface Ring {
  /** A signal's own; those of bells are below 0. */
  readonly id: SignalId;
  readonly kind: SignalKind | 'bell';
  /** Minutes that were left when it was due, or of a turn that had passed; 0 for a bell. */
  readonly minutes: number;
  /** Whose time is over, for `phase` and `quiet`… */
  readonly phase: PhaseId | null;
  /** …and which of its steps, for `quiet`. */
  readonly step: number | null;
  /** Hub time. */
  readonly at: Millis;
}

/** A ring that can be heard, here or where one device rings for all. */
export interface Audible extends Ring {
  readonly kind: Exclude<Ring['kind'], 'phase' | 'overtime'>;
}

/** One that falls to this device. */
export interface Falling extends Audible {
  /** It is heard from here; otherwise it can only be felt. */
  readonly loud: boolean;
}

/** Whether what is for everyone is to be heard from whoever is on this device. */
export function soundsFor({ time: { sounding } }: Meeting, ours: readonly MemberId[]): boolean {
  return sounding === null || ours.includes(sounding);
}

export function isHeard(ring: Ring): ring is Audible {
  return ring.kind !== 'phase' && ring.kind !== 'overtime';
}

export function isLoud({ kind }: Ring, meeting: Meeting, ours: readonly MemberId[]): boolean {
  return kind === 'turn' ? meeting.time.sounding === null : soundsFor(meeting, ours);
}

/** `ours`: who is on this device. The sign that a turn has been going on is for its speaker alone. */
export function rings(meeting: Meeting, lineIsDown: boolean, ours: readonly MemberId[]): Ring[] {
  const speaker = meeting.floor.turn?.member ?? null;
  const mine = speaker !== null && ours.includes(speaker);
  return meeting.time.signals.flatMap((signal) => {
    if (signal.kind === 'turn' && !mine) return [];
    const at = signal.ring_at ?? (lineIsDown ? unannounced(meeting, signal) : null);
    if (at === null) return [];
    const { id, kind, minutes, phase, step } = signal;
    return [{ id, kind, minutes, phase, step, at }];
  });
}

/** A bell rings when the quiet begins, and when everyone goes on. A pause begins and ends without a sound. */
export function bellRings(bell: Bell | null): Ring[] {
  if (!bell?.until) return [];
  return [bell.at, bell.until].map((at) => ({
    id: -at,
    kind: 'bell',
    minutes: 0,
    phase: null,
    step: null,
    at,
  }));
}

/** When the hub will have announced something, unless the line is dead; `null` if nothing is to come. */
export function nextUnannounced(meeting: Meeting, after: Millis): Millis | null {
  const moments = meeting.time.signals
    .filter((signal) => signal.ring_at === null)
    .map((signal) => unannounced(meeting, signal))
    .filter((at) => at !== null && at > after);
  return moments.length > 0 ? Math.min(...(moments as Millis[])) : null;
}

function unannounced({ time, floor }: Meeting, signal: Signal): Millis | null {
  if (time.paused_at !== null || signal.state === 'missed') return null;
  const speaking = floor.turn !== null && signal.kind !== 'turn';
  return signal.state === 'held' || speaking ? signal.hold_until : signal.due;
}
