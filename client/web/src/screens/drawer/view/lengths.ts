/**
 * What more or fewer minutes take from, or give to, what follows: the hub's own reckoning, in
 * `rules/time/lengths.py`, so that it can be said before anything is pressed.
 *
 * The meeting grows with its parts; or its end is fixed, and the parts that follow give up time, all but
 * wrap-up and closing. `null` wherever the hub would refuse. Shared vectors hold the two together.
 */

import type { Meeting, Millis, Minutes, Phase, PhaseId, PhaseKind } from '../../../replica/types';

const LONGEST: Minutes = 600;
/** What is left of a part from which time is taken. */
const SHORTEST: Minutes = 1;
const PROTECTED: ReadonlySet<PhaseKind> = new Set<PhaseKind>(['wrap_up', 'closing']);

export interface Changed {
  readonly phase: Phase;
  readonly minutes: Minutes;
}

export interface Effect {
  /** When the meeting ends then. */
  readonly endsAt: Millis;
  /** Parts that are to come, with the length that they get. */
  readonly changed: readonly Changed[];
}

/** The end of the meeting, moved by so many minutes. */
export function meetingExtended(meeting: Meeting, minutes: Minutes, now: Millis): Effect | null {
  const { ends_at } = meeting.time;
  const endsAt = ends_at && movedFrom(endClock(meeting, now), meeting, ends_at, minutes);
  return endsAt === null ? null : { endsAt, changed: [] };
}

/** An active part that gets more minutes, or fewer. */
export function phaseExtended(
  meeting: Meeting,
  phase: PhaseId,
  minutes: Minutes,
  now: Millis,
): Effect | null {
  const { time, course } = meeting;
  const partEnds = moved(meeting, course.progress[phase]?.ends_at ?? null, minutes, now);
  if (partEnds === null || time.ends_at === null) return null;
  const following = behind(meeting, phase);
  const [next] = following;
  if (minutes < 0 && next) {
    const gained = Math.min(next.minutes - minutes, LONGEST);
    return { endsAt: time.ends_at, changed: [{ phase: next, minutes: gained }] };
  }
  if (minutes > 0 && time.fixed_end && now < time.ends_at) {
    const changed = takenFrom(following, minutes);
    return changed && { endsAt: time.ends_at, changed };
  }
  return meetingExtended(meeting, minutes, now);
}

/** The step that is shown, and its part with it. */
export function stepExtended(
  meeting: Meeting,
  phase: PhaseId,
  minutes: Minutes,
  now: Millis,
): Effect | null {
  const stepEnds = meeting.course.progress[phase]?.step_ends_at ?? null;
  if (moved(meeting, stepEnds, minutes, now) === null) return null;
  return phaseExtended(meeting, phase, minutes, now);
}

/** A part that is to come gets another length. */
export function phaseSet(
  meeting: Meeting,
  phase: Phase,
  minutes: Minutes,
  now: Millis,
): Effect | null {
  const changed = [{ phase, minutes }];
  const { ends_at, fixed_end } = meeting.time;
  if (ends_at === null || fixed_end) return { endsAt: ends_at ?? now, changed };
  const effect = meetingExtended(meeting, minutes - phase.minutes, now);
  return effect && { endsAt: effect.endsAt, changed };
}

/** A part that is put in. Nobody is refused one for want of time. */
export function inserted(meeting: Meeting, minutes: Minutes, now: Millis): Effect {
  const { ends_at, fixed_end } = meeting.time;
  if (ends_at === null || minutes === 0) return { endsAt: ends_at ?? now, changed: [] };
  if (fixed_end && now < ends_at) {
    return { endsAt: ends_at, changed: given(toCome(meeting), minutes).changed };
  }
  return meetingExtended(meeting, minutes, now) ?? { endsAt: ends_at, changed: [] };
}

/** Letting the time go on then: all moves on, but for an end that is fixed. */
export function goesOn(meeting: Meeting, then: Millis): Effect {
  const { plan, time, course } = meeting;
  const endsAt = time.ends_at ?? then;
  if (time.paused_at === null) return { endsAt, changed: [] };
  const waited = Math.max(0, then - time.paused_at);
  if (!endStands(meeting)) return { endsAt: endsAt + waited, changed: [] };
  const active = course.progress.map(({ ends_at }) => ends_at ?? 0);
  const following = toCome(meeting);
  const allEnd = Math.max(time.paused_at, ...active) + sum(following) * plan.minute;
  const over = Math.min(allEnd + waited - endsAt, waited);
  const { changed } = given(following, Math.max(0, Math.ceil(over / plan.minute)));
  return { endsAt, changed };
}

/** A fixed end stays where it is while the time is held, unless it was past already. */
export function endStands({ time }: Meeting): boolean {
  if (!time.fixed_end || time.ends_at === null) return false;
  return time.paused_at === null || time.paused_at < time.ends_at;
}

/** What the end of the meeting is counted by: in a pause it comes nearer where it stands. */
export function endClock(meeting: Meeting, now: Millis): Millis {
  return endStands(meeting) ? now : (meeting.time.paused_at ?? now);
}

/** When everything that is planned will have had its time. */
export function allPlanned(meeting: Meeting, now: Millis): Millis {
  const { plan, time, course } = meeting;
  const active = course.progress.map(({ ends_at }) => ends_at ?? 0);
  return Math.max(time.paused_at ?? now, ...active) + sum(toCome(meeting)) * plan.minute;
}

/** Beginning now. */
export function begun(meeting: Meeting, now: Millis): Effect {
  const { minute } = meeting.plan;
  const planned = plannedEnd(meeting);
  const fixed = meeting.time.fixed_end && planned > now;
  if (!fixed) return { endsAt: now + plannedMinutes(meeting) * minute, changed: [] };
  const left = Math.floor((planned - now) / minute);
  const upcoming = toCome(meeting);
  const parts = upcoming.filter(({ kind }) => !PROTECTED.has(kind));
  const wanted = sum(parts);
  const room = Math.max(left - (sum(upcoming) - wanted), 0);
  if (left <= 0 || room >= wanted) return { endsAt: planned, changed: [] };
  const changed = parts
    .map((phase) => ({
      phase,
      minutes: Math.max(Math.floor((phase.minutes * room) / wanted), SHORTEST),
    }))
    .filter(({ phase, minutes }) => phase.minutes > minutes);
  return { endsAt: planned, changed };
}

/** When the meeting was to end before it began. */
export function plannedEnd(meeting: Meeting): Millis {
  return meeting.about.starts_at + plannedMinutes(meeting) * meeting.plan.minute;
}

/** What wrap-up and closing still take; nobody else's time comes from it. */
export function protectedMinutes(meeting: Meeting): Minutes {
  return sum(toCome(meeting).filter(({ kind }) => PROTECTED.has(kind)));
}

function plannedMinutes({ plan, course }: Meeting): Minutes {
  const counts = ({ id }: Phase) => {
    const status = course.progress[id]?.status ?? 'upcoming';
    return status === 'upcoming' || status === 'active';
  };
  return sum(plan.phases.filter(counts)) || sum(plan.phases);
}

function moved(
  meeting: Meeting,
  endsAt: Millis | null,
  minutes: Minutes,
  now: Millis,
): Millis | null {
  return endsAt && movedFrom(meeting.time.paused_at ?? now, meeting, endsAt, minutes);
}

/** From now on, where it is past already. */
function movedFrom(
  clock: Millis,
  { plan }: Meeting,
  endsAt: Millis,
  minutes: Minutes,
): Millis | null {
  const by = minutes * plan.minute;
  if (by > 0) return Math.max(endsAt, clock) + by;
  return by < 0 && endsAt + by < clock ? null : endsAt + by;
}

function takenFrom(following: readonly Phase[], minutes: Minutes): Changed[] | null {
  const { changed, missing } = given(following, minutes);
  return missing > 0 ? null : changed;
}

/** What the parts give, one after another, and what they do not have. */
function given(following: readonly Phase[], minutes: Minutes) {
  const changed: Changed[] = [];
  let wanted = minutes;
  for (const phase of following) {
    const spare = PROTECTED.has(phase.kind) ? 0 : Math.max(phase.minutes - SHORTEST, 0);
    const taken = Math.min(spare, wanted);
    if (taken > 0) changed.push({ phase, minutes: phase.minutes - taken });
    wanted -= taken;
  }
  return { changed, missing: wanted };
}

/** What is still to come, of the parts that stand behind this one. */
export function behind(meeting: Meeting, phase: PhaseId): Phase[] {
  const { phases } = meeting.plan;
  const place = phases.findIndex(({ id }) => id === phase);
  return toCome(meeting).filter((each) => phases.indexOf(each) > place);
}

export function toCome({ plan, course }: Meeting): Phase[] {
  return plan.phases.filter(({ id }) => (course.progress[id]?.status ?? 'upcoming') === 'upcoming');
}

function sum(phases: readonly Phase[]): Minutes {
  return phases.reduce((total, { minutes }) => total + minutes, 0);
}
