/** The parts of the plan: any order, several at once, again, or set aside. */

import { t } from '../../../i18n/drawer';
import { atTime } from '../../../i18n/times';
import { type Phrase, textOf } from '../../../i18n/words';
import type { Meeting, Phase, PhaseStatus } from '../../../replica/types';
import { activePhases, upcomingPhase } from '../../room/view/course';
import type { Doing } from './doing';
import { type InsertView, insertOf } from './insert';
import { phaseSet, toCome } from './lengths';
import { endWaits, STEP_MINUTES } from './running';

export interface PhaseRow {
  readonly id: number;
  readonly title: string;
  readonly now: boolean;
  readonly note: Phrase;
  readonly buttons: readonly Doing[];
}

export interface LengthRow {
  readonly id: number;
  readonly title: string;
  readonly minutes: Phrase;
  readonly shorter: Doing;
  readonly longer: Doing;
  readonly earlier: Doing;
  readonly later: Doing;
}

export interface PhasesView {
  readonly rows: readonly PhaseRow[];
  readonly lengths: readonly LengthRow[];
  /** What another length means for the end. */
  readonly cap: Phrase;
  readonly insert: InsertView | null;
  readonly plan: Doing | null;
}

export function phasesOf(meeting: Meeting, now: number): PhasesView {
  const running = meeting.stage === 'running';
  const next = upcomingPhase(meeting);
  const othersRun = activePhases(meeting).length > 0;
  const rows = meeting.plan.phases.map((phase) => {
    const status = statusOf(meeting, phase);
    return {
      id: phase.id,
      title: phase.title,
      now: status === 'active',
      note: noteOf(phase, status, phase === next),
      buttons: running ? buttonsOf(phase, status, othersRun) : [],
    };
  });
  const coming = toCome(meeting);
  const lengths = coming.map((phase, place) => ({
    ...lengthOf(meeting, phase, now),
    earlier: moveOf(phase, coming[place - 1]),
    later: moveOf(phase, coming[place + 2], coming[place + 1]),
  }));
  const stays = running && meeting.time.fixed_end;
  const cap = t.phrase(stays ? 'lengths_fixed' : 'lengths_cap');
  const insert = meeting.stage === 'ended' ? null : insertOf(meeting, now);
  return { rows, lengths, cap, insert, plan: running ? planOf(meeting) : null };
}

function statusOf({ course }: Meeting, { id }: Phase): PhaseStatus {
  return course.progress[id]?.status ?? 'upcoming';
}

function noteOf({ minutes: count }: Phase, status: PhaseStatus, isNext: boolean): Phrase {
  switch (status) {
    case 'active':
      return t.phrase('now');
    case 'done':
      return t.phrase('done');
    case 'aside':
      return t.phrase('set_aside');
    case 'upcoming':
      return isNext ? t.phrase('is_next', { count }) : t.phrase('kept', { count });
  }
}

function buttonsOf({ id: phase, title }: Phase, status: PhaseStatus, othersRun: boolean): Doing[] {
  if (status === 'active') {
    return [
      {
        label: t.phrase('finish'),
        spoken: t.phrase('finish_label', { title }),
        does: { type: 'finish_phase', phase },
      },
    ];
  }
  const again = status === 'done';
  const go: Doing = {
    label: t.phrase(again ? 'again' : 'go'),
    spoken: t.phrase(again ? 'again_label' : 'go_label', { title }),
    does: { type: 'begin_phase', phase, blend: false },
  };
  const blend: Doing = {
    label: t.phrase('blend'),
    spoken: t.phrase('blend_label', { title }),
    does: { type: 'begin_phase', phase, blend: true },
  };
  const leaveOut: Doing = {
    label: t.phrase('leave_out'),
    spoken: t.phrase('leave_out_label', { title }),
    does: { type: 'set_phase_aside', phase },
  };
  return [go, ...(othersRun ? [blend] : []), ...(status === 'upcoming' ? [leaveOut] : [])];
}

const SPOKEN = { shorter: 'shorter_label', longer: 'longer_label' } as const;

function lengthOf(
  meeting: Meeting,
  phase: Phase,
  now: number,
): Omit<LengthRow, 'earlier' | 'later'> {
  const { id, title, minutes } = phase;
  const to = (changed: number, label: 'shorter' | 'longer'): Doing => {
    const effect = changed > 0 ? phaseSet(meeting, phase, changed, now) : null;
    const time = effect && atTime(effect.endsAt + endWaits(meeting, now));
    const then =
      meeting.stage === 'running' && time
        ? t.phrase('length_then', { count: changed, time })
        : t.phrase('minutes', { count: changed });
    return {
      label: t.phrase(label),
      spoken: t.phrase(SPOKEN[label], { title, effect: textOf(then) }),
      cap: effect ? then : t.phrase('too_little'),
      does: effect && { type: 'set_phase_minutes', phase: id, minutes: changed },
    };
  };
  return {
    id,
    title,
    minutes: t.phrase('minutes', { count: minutes }),
    shorter: to(minutes - STEP_MINUTES, 'shorter'),
    longer: to(minutes + STEP_MINUTES, 'longer'),
  };
}

/** Among the parts that are to come. One that is moved later comes behind another, and may be the last. */
function moveOf({ id: phase, title }: Phase, next: Phase | undefined, behind = next): Doing {
  const says = behind === next ? 'earlier_part' : 'later_part';
  if (!behind) return { label: t.phrase(says, { title }), does: null };
  const cap = next
    ? t.phrase('comes_before', { title, next: next.title })
    : t.phrase('comes_last', { title });
  const does = { type: 'move_phase', phase, before: next?.id ?? null } as const;
  return { label: t.phrase(says, { title }), cap, does };
}

function planOf({ course }: Meeting): Doing {
  return course.aside
    ? {
        label: t.phrase('plan_back'),
        cap: t.phrase('plan_back_cap'),
        does: { type: 'take_up_plan' },
      }
    : {
        label: t.phrase('plan_aside'),
        cap: t.phrase('plan_aside_cap'),
        does: { type: 'set_plan_aside' },
      };
}
