/**
 * Which signals ring, and when, by this client's own clock.
 *
 * With a line, what the hub announced. Without one, a signal rings when it was due, or as late as it
 * may be held if somebody was speaking when the line was lost.
 */

import type { Meeting, Signal, SignalKind } from '../../../replica/types';

export interface Ring {
  readonly id: number;
  readonly kind: SignalKind;
  readonly minutes: number;
  readonly at: number;
}

export const NOTICE_LASTS = 30_000;

export function ringsOf(meeting: Meeting, online: boolean): Ring[] {
  if (meeting.stage !== 'running') return [];
  const held = meeting.time.paused_at !== null;
  return meeting.time.signals.flatMap((signal) => {
    const at = online || held ? announced(signal) : (announced(signal) ?? alone(meeting, signal));
    return at === null ? [] : [{ id: signal.id, kind: signal.kind, minutes: signal.minutes, at }];
  });
}

function announced({ state, ring_at }: Signal): number | null {
  return state === 'announced' ? ring_at : null;
}

function alone(meeting: Meeting, { state, due, hold_until }: Signal): number | null {
  if (state === 'missed') return null;
  return meeting.floor.turn ? hold_until : due;
}

/** The signal whose words stand in the status area now. */
export function ringing(meeting: Meeting, now: number, online: boolean): Ring | null {
  const heard = ringsOf(meeting, online).filter(({ at }) => at <= now && now < at + NOTICE_LASTS);
  return heard.reduce<Ring | null>((last, ring) => (last && last.at > ring.at ? last : ring), null);
}
