/**
 * The ring is the time: it fills from the top down both sides and closes at the bottom.
 *
 * It steps twelve times in a minute of the plan, shows no number, and stands still while the time is held. While
 * people are quiet or breathe together nothing of it is in sight. After the end it is whole, with a dotted ring
 * around it that does not grow.
 */

import type { Meeting } from '../../../replica/types';
import { activeStep, endingFirst } from './course';

export interface RingView {
  /** How much of the phase has passed, 0 to 1; `null` when no time is set. */
  readonly share: number | null;
  /** Where along the share everyone is told that the end is near. */
  readonly ticks: readonly number[];
  readonly frozen: boolean;
  /** Everything stands still: somebody rang the bell. */
  readonly quiet: boolean;
  readonly over: boolean;
  /** Nobody speaks, and nobody has to; a ritual has a quiet of its own. */
  readonly still: boolean;
  /** How far into the last of the meeting it is, 0 to 1: the light changes with it. */
  readonly dusk: number;
}

/** The last of the meeting, in minutes: with each of them the light changes. */
const DUSK = 15;

/** The page looks at the time no more often. */
const SHORTEST_STEP = 1_000;

export function ringOf(meeting: Meeting, now: number): RingView {
  const quiet = meeting.bell !== null;
  const frozen = quiet || meeting.time.paused_at !== null;
  const over = isOver(meeting, now);
  const kind = activeStep(meeting)?.step.kind;
  const still = meeting.floor.mode === 'quiet' && !meeting.floor.turn && !kind;
  const hushed = still || kind === 'quiet' || kind === 'breathe';
  const light = { frozen, quiet, over, still, dusk: duskOf(meeting, now) };
  const span = meeting.course.aside || hushed ? null : spanOf(meeting);
  if (!span) return { share: over ? 1 : null, ticks: [], ...light };
  const [from, to] = span;
  const at = meeting.time.paused_at ?? now;
  const step = Math.max(SHORTEST_STEP, meeting.plan.minute / 12);
  const stepped = from + Math.floor((at - from) / step) * step;
  const share = over ? 1 : Math.min(1, Math.max(0, (stepped - from) / (to - from)));
  const ticks = over
    ? []
    : meeting.time.signals
        .filter(({ kind, state }) => kind === 'heads_up' && state !== 'missed')
        .map(({ due }) => (due - from) / (to - from))
        .filter((tick) => tick > 0 && tick < 1);
  return { share, ticks, ...light };
}

/** Whether the time that was set for the meeting has passed. */
export function isOver(meeting: Meeting, now: number): boolean {
  const { ends_at, paused_at } = meeting.time;
  return meeting.stage === 'running' && ends_at !== null && (paused_at ?? now) >= ends_at;
}

function duskOf({ time, plan }: Meeting, now: number): number {
  if (time.ends_at === null) return 0;
  const left = (time.ends_at - (time.paused_at ?? now)) / plan.minute;
  return Math.min(1, Math.max(0, Math.floor(DUSK - left) / DUSK));
}

function spanOf(meeting: Meeting): [number, number] | null {
  const first = endingFirst(meeting);
  if (!first) return null;
  const { began_at, ends_at } = first.progress;
  if (began_at === null || ends_at === null || ends_at <= began_at) return null;
  return [began_at, ends_at];
}
