/** The time in numbers: there for those who ask for it, and for a moment only. */

import { t } from '../../../i18n/numbers';
import { atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { Meeting } from '../../../replica/types';
import { activeStep, endingFirst } from './course';
import { isOver } from './ring';
import type { Middle } from './screen';

export function timeInNumbers(meeting: Meeting, now: number): Middle {
  const { ends_at, paused_at } = meeting.time;
  const { minute } = meeting.plan;
  if (meeting.stage === 'gathering') {
    const time = atTime(meeting.about.starts_at);
    return { prompt: t('time_before', { time }), note: t.phrase('time_goes') };
  }
  if (paused_at !== null) return { prompt: t('time_held'), note: t.phrase('time_goes') };
  if (isOver(meeting, now)) return { prompt: t('time_over'), note: t.phrase('time_goes') };
  if (ends_at === null) return { prompt: t('time_none'), note: t.phrase('time_goes') };
  const note = stepNote(meeting, now) ?? t.phrase('time_close', { time: atTime(ends_at) });
  const first = meeting.course.aside ? null : endingFirst(meeting);
  if (!first || first.progress.ends_at === null) {
    return { prompt: t('time_meeting', { count: aboutMinutes(ends_at - now, minute) }), note };
  }
  const phase = first.phase.title;
  const left = first.progress.ends_at - now;
  if (left <= 0) return { prompt: t('time_phase_over', { phase }), note };
  return { prompt: t('time_phase', { phase, count: aboutMinutes(left, minute) }), note };
}

/** How long the step that is shown goes on, while it does. */
function stepNote(meeting: Meeting, now: number): Phrase | null {
  const active = activeStep(meeting);
  const endsAt = active && meeting.course.progress[active.phase.id]?.step_ends_at;
  if (!active || endsAt == null || endsAt <= now) return null;
  const count = aboutMinutes(endsAt - now, meeting.plan.minute);
  return t.phrase('time_step', { step: active.step.title.replace(/\.$/, ''), count });
}

/** Minutes of the plan as people say them: exact when few, else to the next five. */
function aboutMinutes(milliseconds: number, minute: number): number {
  const minutes = Math.max(1, Math.round(milliseconds / minute));
  return minutes <= 10 ? minutes : 5 * Math.round(minutes / 5);
}
