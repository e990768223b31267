/** A part that is put into the plan: where it can stand, and what it means for the others and the end. */

import { t } from '../../../i18n/drawer';
import { atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { Meeting, Millis, Minutes, PhaseId } from '../../../replica/types';
import { upcomingPhase } from '../../room/view/course';
import { allPlanned, inserted, toCome } from './lengths';
import { endWaits, shortened, waits } from './running';

export interface InsertView {
  /** Before one of the parts that are to come, or at the end. */
  readonly places: readonly { readonly before: PhaseId | null; readonly label: Phrase }[];
  /** It comes next. */
  readonly likely: PhaseId | null;
  /** What follows from a part of so many minutes. */
  readonly effect: (minutes: Minutes) => Phrase;
}

export function insertOf(meeting: Meeting, now: Millis): InsertView {
  const before = toCome(meeting).map(({ id, title }) => ({
    before: id,
    label: t.phrase('before_part', { title }),
  }));
  return {
    places: [...before, { before: null, label: t.phrase('at_the_end') }],
    likely: upcomingPhase(meeting)?.id ?? null,
    effect: (minutes) => effectOf(meeting, minutes, now),
  };
}

function effectOf(meeting: Meeting, minutes: Minutes, now: Millis): Phrase {
  if (meeting.stage === 'gathering') return t.phrase('takes_longer', { count: minutes });
  const effect = inserted(meeting, minutes, now);
  const { minute } = meeting.plan;
  const ends = effect.endsAt + endWaits(meeting, now);
  const given = effect.changed.reduce(
    (sum, { phase, minutes }) => sum + phase.minutes - minutes,
    0,
  );
  const all = allPlanned(meeting, now) + waits(meeting, now) + (minutes - given) * minute;
  const [parts, time, until] = [shortened(effect), atTime(ends), atTime(all)];
  const tooLong = all >= ends + minute;
  if (parts) return t.phrase(tooLong ? 'takes_until' : 'takes', { parts, time, until });
  return tooLong ? t.phrase('ends_before', { time, until }) : t.phrase('we_end', { time });
}
