/** Time: what goes on for how long, where it ends, and who is told of it. */

import { t } from '../../../i18n/drawer';
import { atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { AnyCommand, Meeting } from '../../../replica/types';
import { isOver } from '../../room/view/ring';
import type { Doing } from './doing';
import { allPlanned, endClock, endStands, goesOn, plannedEnd, protectedMinutes } from './lengths';
import { endWaits, type Running, runningOf, shortened, waits } from './running';
import { type SoundingView, soundingOf } from './sounding';
import { unlessStill } from './still';

/** What can be chosen as minutes before the end at which everyone is told. */
const NOTICES = [5, 10, 15, 20, 30];
const MOST_NOTICES = 4;

export interface TimeView {
  /** Beside the heading. */
  readonly ends: Phrase | null;
  /** Where the parts take longer than there is time. */
  readonly planned: Phrase | null;
  /** Coarse, and beside no name. */
  readonly remains: Phrase | null;
  readonly running: readonly Running[];
  readonly hold: Doing | null;
  readonly fixed: Fixed | null;
  readonly headsUps: readonly {
    readonly label: Phrase;
    readonly on: boolean;
    readonly does: Doing['does'];
  }[];
  readonly sounding: SoundingView;
}

interface Fixed {
  readonly label: Phrase;
  readonly cap: Phrase;
  readonly on: boolean;
  readonly does: AnyCommand;
}

export function timeOf(meeting: Meeting, now: number): TimeView {
  const { ends_at, paused_at } = meeting.time;
  const sounding = soundingOf(meeting);
  const fixed = fixedOf(meeting, now);
  if (meeting.stage !== 'running' || ends_at === null) {
    const nothing = { ends: null, planned: null, remains: null, running: [], hold: null };
    const headsUps: TimeView['headsUps'] = [];
    return { ...nothing, headsUps, fixed, sounding };
  }
  const running = runningOf(meeting, now);
  const held = paused_at !== null && !meeting.bell;
  return {
    ends: held ? t.phrase('time_held') : (running[0]?.ends ?? null),
    planned: plannedOf(meeting, ends_at, now),
    remains: remainsOf(meeting, now),
    running,
    hold: unlessStill(meeting, holdOf(meeting, now)),
    fixed,
    headsUps: headsUps(meeting),
    sounding,
  };
}

/** Once the end is past there is nothing left to keep. */
function fixedOf(meeting: Meeting, now: number): Fixed | null {
  const { ends_at, fixed_end } = meeting.time;
  const end = ends_at ?? plannedEnd(meeting);
  if (meeting.stage === 'ended' || end <= endClock(meeting, now)) return null;
  const time = atTime(end + (ends_at === null ? 0 : endWaits(meeting, now)));
  return {
    label: t.phrase(ends_at === null ? 'fixed_before' : 'fixed_during', { time }),
    cap: t.phrase('fixed_cap'),
    on: fixed_end,
    does: { type: 'set_fixed_end', fixed: !fixed_end },
  };
}

/** Phases that ran over, or an end that came nearer: what to come will not all have its time. */
function plannedOf(meeting: Meeting, endsAt: number, now: number): Phrase | null {
  if (meeting.course.aside || isOver(meeting, now)) return null;
  const all = allPlanned(meeting, now) + waits(meeting, now);
  if (all < endsAt + endWaits(meeting, now) + meeting.plan.minute) return null;
  return t.phrase('planned_until', { time: atTime(all) });
}

/** For so many minutes and more, in words that nobody can add up. */
const EACH = [
  [10, 'each_ten'],
  [5, 'each_five'],
  [3, 'each_three'],
  [2, 'each_two'],
  [1, 'each_one'],
] as const;

function remainsOf(meeting: Meeting, now: number): Phrase | null {
  const { floor, time, plan } = meeting;
  const unheard = meeting.seats.filter(
    ({ id, role }) => role !== 'observer' && id !== floor.turn?.member && !floor.heard.includes(id),
  ).length;
  if (unheard === 0 || time.ends_at === null || isOver(meeting, now)) return null;
  const left = (time.ends_at - endClock(meeting, now)) / plan.minute - protectedMinutes(meeting);
  const each = EACH.find(([minutes]) => left / unheard >= minutes);
  return t.phrase(each ? each[1] : 'each_word');
}

function holdOf(meeting: Meeting, now: number): Doing {
  const stands = endStands(meeting);
  if (meeting.time.paused_at === null) {
    const cap = t.phrase(stands ? 'hold_stands' : 'hold_cap');
    return { label: t.phrase('hold'), cap, does: { type: 'pause_time' } };
  }
  const effect = goesOn(meeting, now);
  const [parts, time] = [shortened(effect), atTime(effect.endsAt)];
  const cap = parts
    ? t.phrase('takes', { parts, time })
    : t.phrase(stands ? 'resume_stands' : 'resume_cap', { time });
  return { label: t.phrase('resume'), cap, does: { type: 'resume_time' } };
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
