/** How the plan is going, for the phase line and the ring. */

import { t } from '../../../i18n/room';
import { together } from '../../../i18n/times';
import { type Phrase, phrase, textOf } from '../../../i18n/words';
import type { Meeting, Phase, PhaseProgress, Step } from '../../../replica/types';

export type Mark = 'upcoming' | 'now' | 'done' | 'aside';

export interface PhaseMark {
  readonly id: number;
  readonly title: string;
  readonly mark: Mark;
}

export interface PhaseLine {
  readonly marks: readonly PhaseMark[];
  readonly now: string;
  readonly after: Phrase | null;
}

export interface ActivePhase {
  readonly phase: Phase;
  readonly progress: PhaseProgress;
}

export interface ActiveStep {
  readonly phase: Phase;
  readonly step: Step;
  readonly at: number;
}

export function activePhases(meeting: Meeting): ActivePhase[] {
  return meeting.plan.phases.flatMap((phase) => {
    const progress = meeting.course.progress[phase.id];
    return progress?.status === 'active' ? [{ phase, progress }] : [];
  });
}

/** Of several phases that run at once, the one that ends first. */
export function endingFirst(meeting: Meeting): ActivePhase | null {
  const active = activePhases(meeting);
  return active.reduce<ActivePhase | null>((first, each) => {
    if (!first) return each;
    return (each.progress.ends_at ?? 0) < (first.progress.ends_at ?? 0) ? each : first;
  }, null);
}

/** The step that is shown, when a ritual is going on and the plan is not set aside. */
export function activeStep(meeting: Meeting): ActiveStep | null {
  if (meeting.course.aside) return null;
  const ritual = activePhases(meeting).find(({ phase }) => phase.steps.length > 0);
  const step = ritual?.phase.steps[ritual.progress.step];
  return ritual && step ? { phase: ritual.phase, step, at: ritual.progress.step } : null;
}

/** The next part of the plan that has not begun. */
export function upcomingPhase(meeting: Meeting): Phase | null {
  const { phases } = meeting.plan;
  const stands = ({ id }: Phase) => meeting.course.progress[id]?.status;
  const last = phases.findLastIndex((phase) => stands(phase) === 'active');
  const waits = (phase: Phase) => stands(phase) === 'upcoming';
  return phases.slice(last + 1).find(waits) ?? phases.find(waits) ?? null;
}

export function phaseLine(meeting: Meeting): PhaseLine {
  const { aside } = meeting.course;
  const marks = meeting.plan.phases.map(({ id, title }) => ({
    id,
    title,
    mark: markOf(meeting.course.progress[id], aside),
  }));
  return { marks, ...words(meeting) };
}

function markOf(progress: PhaseProgress | undefined, planAside: boolean): Mark {
  const status = progress?.status ?? 'upcoming';
  if (status === 'done') return 'done';
  if (planAside || status === 'aside') return 'aside';
  return status === 'active' ? 'now' : 'upcoming';
}

function words(meeting: Meeting): Pick<PhaseLine, 'now' | 'after'> {
  const next = upcomingPhase(meeting);
  if (meeting.stage === 'gathering') {
    return { now: t.not_started, after: next && phrase(t.first, { title: next.title }) };
  }
  if (meeting.course.aside) return { now: t.plan_aside, after: phrase(t.plan_kept) };
  const active = activePhases(meeting).map(({ phase }) => phase.title);
  const after = next
    ? phrase(t.follows, { title: next.title })
    : active.length > 0
      ? phrase(t.last_part)
      : null;
  return { now: active.length > 0 ? together(active) : t.between, after };
}

/** How a mark is read out. */
export function spoken({ title, mark }: PhaseMark): string {
  if (mark === 'now') return textOf(phrase(t.phase_now, { title }));
  if (mark === 'done') return textOf(phrase(t.phase_done, { title }));
  return mark === 'aside' ? textOf(phrase(t.phase_aside, { title })) : title;
}
