/**
 * Which signals this device rings, and when.
 *
 * An announced signal rings at `ring_at`, everywhere at once. While the line is down nobody can announce,
 * so what was planned rings when it is due; or, if someone was speaking when the line went down, when it
 * would have been held no longer. Held time rings nothing, and what was missed stays missed.
 */

import type {
  Bell,
  Meeting,
  MemberId,
  Millis,
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
  /** Hub time. */
  readonly at: Millis;
}

/** `ours`: who is on this device. The sign that a turn has been going on is for its speaker alone. */
export function rings(meeting: Meeting, lineIsDown: boolean, ours: readonly MemberId[]): Ring[] {
  const speaker = meeting.floor.turn?.member ?? null;
  const mine = speaker !== null && ours.includes(speaker);
  return meeting.time.signals.flatMap((signal) => {
    if (signal.kind === 'turn' && !mine) return [];
    const at = signal.ring_at ?? (lineIsDown ? unannounced(meeting, signal) : null);
    if (at === null) return [];
    const { id, kind, minutes } = signal;
    return [{ id, kind, minutes, at }];
  });
}

/** The pause rings when it begins, and when everyone goes on. */
export function bellRings(bell: Bell | null): Ring[] {
  if (!bell) return [];
  return [bell.at, bell.until].map((at) => ({ id: -at, kind: 'bell', minutes: 0, at }));
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
