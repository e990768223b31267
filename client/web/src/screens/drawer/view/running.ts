/** What is going on and can take longer or be shorter; each button says what follows from it. */

import { t } from '../../../i18n/drawer';
import { atTime, together } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { AnyCommand, Meeting, Millis, Minutes, StepKind } from '../../../replica/types';
import { type ActivePhase, activePhases, activeStep, endingFirst } from '../../room/view/course';
import type { Doing } from './doing';
import {
  allPlanned,
  behind,
  type Effect,
  endStands,
  goesOn,
  meetingExtended,
  phaseExtended,
  stepExtended,
} from './lengths';

/** By how much meeting and parts are moved, and what is short. */
export const STEP_MINUTES = 5;
const SHORT_STEP_MINUTES = 1;

export interface Running {
  readonly key: string;
  /** What it is, and when its time is over. */
  readonly ends: Phrase;
  readonly buttons: readonly Doing[];
}

/** The first is what is most likely meant. */
export function runningOf(meeting: Meeting, now: Millis): readonly Running[] {
  const first = meeting.course.aside ? null : endingFirst(meeting);
  const others = activePhases(meeting).filter(({ phase }) => phase !== first?.phase);
  const phases = first && !meeting.course.aside ? [first, ...others] : [];
  return [
    bellOf(meeting, now),
    ...phases.map((active) => phaseOf(meeting, active, now)),
    stepOf(meeting, now),
    turnOf(meeting, now),
    meetingOf(meeting, now),
  ].filter((running) => running !== null);
}

/** By how much everything moves on that stands still now, if it goes on when it can. */
export function waits({ time, bell }: Meeting, now: Millis): Millis {
  if (time.paused_at === null) return 0;
  return Math.max(0, ((bell?.holds_time && bell.until) || now) - time.paused_at);
}

/** By how much the end of the meeting moves on. */
export function endWaits(meeting: Meeting, now: Millis): Millis {
  return endStands(meeting) ? 0 : waits(meeting, now);
}

/** What a beginning takes from the parts; `null` if nothing is shortened. */
export function shortened({ changed }: Effect): string | null {
  if (changed.length === 0) return null;
  const parts = changed.map(({ phase, minutes: count }, at) =>
    t(at === 0 ? 'instead' : 'also_instead', { title: phase.title, count, was: phase.minutes }),
  );
  return together(parts);
}

function meetingOf(meeting: Meeting, now: Millis): Running {
  const was = meeting.time.ends_at ?? now;
  const time = atTime(was + endWaits(meeting, now));
  return {
    key: 'meeting',
    ends: t.phrase('meeting_ends', { time }),
    buttons: both(STEP_MINUTES, (minutes) => ({
      cap: endCap(meeting, meetingExtended(meeting, minutes, now), now),
      does: { type: 'extend_time', minutes, phase: null, was },
    })),
  };
}

/** An end that comes before all that is planned says so. */
function endCap(meeting: Meeting, effect: Effect | null, now: Millis): Phrase | null {
  if (!effect) return null;
  const ends = effect.endsAt + endWaits(meeting, now);
  const all = allPlanned(meeting, now) + waits(meeting, now);
  if (all < ends + meeting.plan.minute) return t.phrase('we_end', { time: atTime(ends) });
  return t.phrase('ends_before', { time: atTime(ends), until: atTime(all) });
}

function phaseOf(meeting: Meeting, { phase, progress }: ActivePhase, now: Millis): Running {
  const was = progress.ends_at ?? now;
  const time = atTime(was + waits(meeting, now));
  return {
    key: `phase ${phase.id}`,
    ends: t.phrase('ends_about', { title: phase.title, time }),
    buttons: both(STEP_MINUTES, (minutes) => ({
      cap: capOf(meeting, phaseExtended(meeting, phase.id, minutes, now), phase.id, minutes, now),
      does: { type: 'extend_time', minutes, phase: phase.id, was },
    })),
  };
}

const QUIET: ReadonlySet<StepKind> = new Set(['quiet', 'breathe']);

function stepOf(meeting: Meeting, now: Millis): Running | null {
  const active = activeStep(meeting);
  const endsAt = active && meeting.course.progress[active.phase.id]?.step_ends_at;
  if (!active || endsAt == null) return null;
  const { phase, step } = active;
  const time = atTime(endsAt + waits(meeting, now));
  return {
    key: 'step',
    ends: t.phrase(QUIET.has(step.kind) ? 'step_rings' : 'step_ends', {
      title: step.title.replace(/\.$/, ''),
      time,
    }),
    buttons: both(SHORT_STEP_MINUTES, (minutes) => ({
      cap: capOf(meeting, stepExtended(meeting, phase.id, minutes, now), phase.id, minutes, now),
      does: { type: 'extend_step', phase: phase.id, minutes, was: endsAt },
    })),
  };
}

/** It moves a sign for the speaker, and never the end of the turn. */
function turnOf(meeting: Meeting, now: Millis): Running | null {
  const { turn } = meeting.floor;
  if (!turn) return null;
  const clock = Math.min(turn.held_at ?? now, meeting.time.paused_at ?? now);
  const held = clock === now ? 0 : Math.max(0, (meeting.bell?.until ?? now) - clock);
  const time = (at: Millis) => ({ time: atTime(at + held) });
  const moved = (minutes: Minutes) => {
    const by = minutes * meeting.plan.minute;
    const from = turn.ends_at ?? clock;
    const to = by > 0 ? Math.max(from, clock) + by : from + by;
    return {
      cap: to < clock ? null : t.phrase('sign_at', time(to)),
      does: { type: 'extend_turn', turn: turn.id, minutes, was: turn.ends_at ?? 0 } as const,
    };
  };
  return {
    key: 'turn',
    ends:
      turn.ends_at === null ? t.phrase('turn_free') : t.phrase('turn_sign_at', time(turn.ends_at)),
    buttons:
      turn.ends_at === null
        ? [button(STEP_MINUTES, moved(STEP_MINUTES))]
        : both(SHORT_STEP_MINUTES, moved),
  };
}

function bellOf(meeting: Meeting, now: Millis): Running | null {
  const { bell } = meeting;
  if (!bell?.until) return null;
  const was = bell.until;
  return {
    key: 'bell',
    ends: t.phrase('quiet_until', { time: atTime(was) }),
    buttons: both(SHORT_STEP_MINUTES, (minutes) => {
      const until = was + minutes * meeting.plan.minute;
      const effect = goesOn(meeting, bell.holds_time ? until : now);
      const [time, ends] = [atTime(until), atTime(effect.endsAt)];
      const parts = shortened(effect);
      const cap = parts
        ? t.phrase('quiet_takes', { time, parts })
        : t.phrase('quiet_then', { time, ends });
      return { cap: until < now ? null : cap, does: { type: 'extend_bell', minutes, was } };
    }),
  };
}

interface Moved {
  /** `null` where it would be refused. */
  readonly cap: Phrase | null;
  readonly does: AnyCommand;
}

function both(minutes: Minutes, moved: (minutes: Minutes) => Moved): Doing[] {
  return [button(minutes, moved(minutes)), button(-minutes, moved(-minutes))];
}

function button(minutes: Minutes, { cap, does }: Moved): Doing {
  const label =
    minutes > 0
      ? t.phrase('more_minutes', { count: minutes })
      : t.phrase('fewer_minutes', { count: -minutes });
  if (cap) return { label, cap, does };
  return { label, cap: t.phrase(minutes > 0 ? 'too_little_after' : 'too_little'), does: null };
}

function capOf(
  meeting: Meeting,
  effect: Effect | null,
  phase: number | null,
  minutes: Minutes,
  now: Millis,
): Phrase | null {
  if (!effect) return null;
  const time = atTime(effect.endsAt + endWaits(meeting, now));
  const [first] = effect.changed;
  if (first && minutes < 0) {
    return t.phrase('grows', { title: first.phase.title, count: first.minutes, time });
  }
  const parts = shortened(effect);
  if (parts) return t.phrase('takes', { parts, time });
  const [next] = phase !== null && minutes > 0 ? behind(meeting, phase) : [];
  return next
    ? t.phrase('keeps', { title: next.title, count: next.minutes, time })
    : t.phrase('we_end', { time });
}
