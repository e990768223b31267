/** What comes next: the one thing that a facilitator most likely wants to do now. */

import { t } from '../../../i18n/drawer';
import { atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import { currentRound } from '../../../replica/lineUp';
import type { Meeting } from '../../../replica/types';
import { activePhases, upcomingPhase } from '../../room/view/course';
import { nameIn } from '../../room/view/people';
import type { Doing } from './doing';
import { begun } from './lengths';
import { firstWaiting, lineIsDown, seatOf } from './line';
import { offersOf, offerTo, takeBack } from './piece';
import { shortened } from './running';
import { type SpokenFor, speaksThroughUs, spokenFor } from './spoken';
import { unlessStill } from './still';

export interface NextView {
  /** How things stand, where no button says it. */
  readonly note: Phrase | null;
  readonly main: Doing | null;
  readonly also: readonly Doing[];
  /** To whom the talking piece can be offered. */
  readonly offers: readonly Doing[];
  /** Those who have the floor or are next, and cannot press a button themselves. */
  readonly words: readonly SpokenFor[];
}

/** What beginning now sets, and what it shortens. */
export function beginCap(meeting: Meeting, now: number): Phrase {
  const effect = begun(meeting, now);
  const parts = shortened(effect);
  const time = atTime(effect.endsAt);
  if (parts) return t.phrase('begin_takes', { parts, time });
  return meeting.time.fixed_end ? t.phrase('begin_keeps', { time }) : t.phrase('begin_cap');
}

export function nextOf(meeting: Meeting, now: number): NextView {
  if (meeting.stage === 'gathering') {
    const cap = beginCap(meeting, now);
    const main: Doing = { label: t.phrase('begin'), cap, does: { type: 'start_meeting' } };
    return { note: null, main, also: [], offers: [], words: [] };
  }
  const steps = stepsOf(meeting);
  const floor = floorOf(meeting);
  const ways = [floor.main, steps.forth, nextPhase(meeting)].filter((way) => way !== null);
  const [main = null, ...others] = ways;
  const goodbye = main ? null : goodbyeOf(meeting);
  const also = [...floor.also, ...others, goodbye, steps.back].filter((way) => way !== null);
  return {
    note: noteOf(meeting),
    main: main && unlessStill(meeting, main),
    also: [undoOf(meeting), ...also]
      .filter((way) => way !== null)
      .map((way) => unlessStill(meeting, way)),
    offers: offersOf(meeting),
    words: wordsOf(meeting),
  };
}

interface FloorWays {
  readonly main: Doing | null;
  readonly also: readonly (Doing | null)[];
}

function floorOf(meeting: Meeting): FloorWays {
  const { mode, turn, offer } = meeting.floor;
  const on = moveOn(meeting);
  if (lineIsDown(meeting)) return { main: on, also: [takeBack(meeting), keepingNot(meeting)] };
  if (offer) return { main: takeBack(meeting), also: [] };
  if (mode === 'piece' && turn) return piece(meeting, on);
  if (mode === 'quiet' && !turn) return { main: null, also: [] };
  if (mode === 'volunteer' && !firstWaiting(meeting)?.hand) {
    return { main: null, also: turn ? [on] : [] };
  }
  return { main: on, also: [] };
}

function piece(meeting: Meeting, on: Doing | null): FloorWays {
  const next = firstWaiting(meeting);
  const seat = next && seatOf(meeting, next.member);
  return seat ? { main: offerTo(meeting, seat), also: [] } : { main: on, also: [] };
}

function moveOn(meeting: Meeting): Doing | null {
  const { mode, turn } = meeting.floor;
  const next = firstWaiting(meeting);
  if (next === null && !turn) return null;
  const keep_place = lineIsDown(meeting);
  const does = { type: 'next_speaker', after: turn?.id ?? 0, keep_place } as const;
  const cap = turn && t.phrase('keeping_cap', { name: nameIn(meeting, turn.member) });
  const name = next && nameIn(meeting, next.member);
  const label =
    name === null
      ? t.phrase(mode === 'piece' ? 'piece_to_middle' : 'free_floor')
      : t.phrase(keep_place ? 'go_on_keeping' : 'give_to', { name });
  return keep_place && cap ? { label, cap, does } : { label, does };
}

/** When the speaker's line is down, the floor can also go on without keeping their place. */
function keepingNot({ floor: { turn } }: Meeting): Doing {
  const does = { type: 'next_speaker', after: turn?.id ?? 0, keep_place: false } as const;
  return { label: t.phrase('go_on_without'), does };
}

/** Until the floor has moved again. A floor that calls by itself would only call them again. */
function undoOf(meeting: Meeting): Doing | null {
  const { move, turn, mode, customs } = meeting.floor;
  if (move === null || move.began !== (turn?.id ?? 0)) return null;
  const does = { type: 'undo_move' } as const;
  const back = move.ended === null ? null : seatOf(meeting, move.ended);
  if (back) return { label: t.phrase('undo_to', { name: nameIn(meeting, back.id) }), does };
  const calls =
    mode === 'round' ||
    mode === 'volunteer' ||
    (mode === 'queue' && customs.policy !== 'facilitator');
  return turn && !calls ? { label: t.phrase('undo_free'), does } : null;
}

function noteOf(meeting: Meeting): Phrase | null {
  const { floor, bell } = meeting;
  const { turn, offer, mode } = floor;
  if (bell) return t.phrase(bell.until ? 'quiet_now' : 'paused_now');
  if (turn && lineIsDown(meeting)) {
    return t.phrase('line_down', { name: nameIn(meeting, turn.member) });
  }
  if (offer) return t.phrase('piece_offered', { name: nameIn(meeting, offer.to) });
  if (turn) return null;
  if (mode === 'piece') return t.phrase('piece_in_middle');
  if (currentRound(floor)?.adding) return t.phrase('asked_to_add');
  return mode === 'volunteer' ? t.phrase('volunteers') : null;
}

function wordsOf(meeting: Meeting): SpokenFor[] {
  const { turn, offer } = meeting.floor;
  const concerned = [turn?.member, offer?.to ?? firstWaiting(meeting)?.member];
  return [...new Set(concerned)]
    .map((id) => (id === undefined ? null : seatOf(meeting, id)))
    .filter((seat) => seat !== null)
    .filter(speaksThroughUs)
    .map((seat) => spokenFor(meeting, seat));
}

function stepsOf(meeting: Meeting): { forth: Doing | null; back: Doing | null } {
  const ritual = activePhases(meeting).find(({ phase }) => phase.steps.length > 0);
  if (!ritual || meeting.course.aside) return { forth: null, back: null };
  const { phase, progress } = ritual;
  const to = (step: number, label: 'on_to' | 'back_to'): Doing | null => {
    const there = phase.steps[step];
    return there
      ? {
          label: t.phrase(label, { title: there.title }),
          does: { type: 'go_to_step', phase: phase.id, step },
        }
      : null;
  };
  return { forth: to(progress.step + 1, 'on_to'), back: to(progress.step - 1, 'back_to') };
}

function nextPhase(meeting: Meeting): Doing | null {
  const phase = upcomingPhase(meeting);
  return (
    phase && {
      label: t.phrase('on_to', { title: phase.title }),
      does: { type: 'begin_phase', phase: phase.id, blend: false },
    }
  );
}

/** When no part is left. It is never the main thing, since nothing leads back from it. */
function goodbyeOf(meeting: Meeting): Doing | null {
  const { floor, course } = meeting;
  const goesOn = floor.turn || course.aside || activePhases(meeting).length === 0;
  if (goesOn || upcomingPhase(meeting)) return null;
  return { label: t.phrase('goodbye'), does: { type: 'end_meeting' } };
}
