/** Time: what each button will change is said before it is pressed. */

import { t } from '../../../i18n/drawer';
import { atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { Meeting, Phase } from '../../../replica/types';
import { endingFirst } from '../../room/view/course';
import type { Doing } from './doing';
import { unlessStill } from './still';

export const STEP_MINUTES = 5;
/** What can be chosen as minutes before the end at which everyone is told. */
const NOTICES = [5, 10, 15, 20, 30];
const MOST_NOTICES = 4;

export interface TimeView {
  readonly ends: Phrase;
  readonly buttons: readonly Doing[];
  readonly hold: Doing;
  readonly headsUps: readonly {
    readonly label: Phrase;
    readonly on: boolean;
    readonly does: Doing['does'];
  }[];
}

export function timeOf(meeting: Meeting, now: number): TimeView | null {
  const { ends_at, paused_at } = meeting.time;
  if (meeting.stage !== 'running' || ends_at === null) return null;
  const clock = paused_at ?? now;
  const active = meeting.course.aside ? null : endingFirst(meeting);
  const phaseEnds = active?.progress.ends_at ?? null;
  const ends =
    paused_at !== null
      ? t.phrase('time_held')
      : active && phaseEnds !== null
        ? t.phrase('ends_about', { title: active.phase.title, time: atTime(phaseEnds) })
        : t.phrase('meeting_ends', { time: atTime(ends_at) });
  const phase = active && phaseEnds !== null ? active.phase : null;
  return {
    ends,
    buttons: [
      more(meeting, phase, ends_at, clock),
      fewer(meeting, phase, phaseEnds ?? ends_at, clock),
    ],
    hold: unlessStill(meeting, holdOf(ends_at, paused_at, now)),
    headsUps: headsUps(meeting),
  };
}

function more(meeting: Meeting, phase: Phase | null, endsAt: number, clock: number): Doing {
  const time = atTime(Math.max(endsAt, clock) + STEP_MINUTES * meeting.plan.minute);
  const next = phase && following(meeting, phase);
  return {
    label: t.phrase('more_minutes', { count: STEP_MINUTES }),
    cap: next
      ? t.phrase('keeps', { title: next.title, count: next.minutes, time })
      : t.phrase('we_end', { time }),
    does: { type: 'extend_time', minutes: STEP_MINUTES, phase: phase?.id ?? null },
  };
}

function fewer(meeting: Meeting, phase: Phase | null, ends: number, clock: number): Doing {
  const label = t.phrase('fewer_minutes', { count: STEP_MINUTES });
  const endsAt = meeting.time.ends_at ?? 0;
  const next = phase && following(meeting, phase);
  const least = next ? ends : Math.min(ends, endsAt);
  if (least - STEP_MINUTES * meeting.plan.minute < clock) {
    return { label, cap: t.phrase('too_little'), does: null };
  }
  return {
    label,
    cap: next
      ? t.phrase('grows', {
          title: next.title,
          count: next.minutes + STEP_MINUTES,
          time: atTime(endsAt),
        })
      : t.phrase('we_end', { time: atTime(endsAt - STEP_MINUTES * meeting.plan.minute) }),
    does: { type: 'extend_time', minutes: -STEP_MINUTES, phase: phase?.id ?? null },
  };
}

/** The part that gains what a phase gives up. */
function following({ plan, course }: Meeting, phase: Phase): Phase | null {
  return (
    plan.phases.find(({ id }) => id > phase.id && course.progress[id]?.status === 'upcoming') ??
    null
  );
}

function holdOf(endsAt: number, pausedAt: number | null, now: number): Doing {
  if (pausedAt === null) {
    return { label: t.phrase('hold'), cap: t.phrase('hold_cap'), does: { type: 'pause_time' } };
  }
  const time = atTime(endsAt + (now - pausedAt));
  return {
    label: t.phrase('resume'),
    cap: t.phrase('resume_cap', { time }),
    does: { type: 'resume_time' },
  };
}

function headsUps({ time: { heads_ups } }: Meeting): TimeView['headsUps'] {
  const offered = [...new Set([...NOTICES, ...heads_ups])].sort((one, other) => one - other);
  return offered.map((count) => {
    const on = heads_ups.includes(count);
    const minutes = on ? heads_ups.filter((each) => each !== count) : [...heads_ups, count];
    const possible = minutes.length <= MOST_NOTICES;
    return {
      label: t.phrase('heads_up_at', { count }),
      on,
      does: possible ? { type: 'set_heads_ups', minutes } : null,
    };
  });
}
