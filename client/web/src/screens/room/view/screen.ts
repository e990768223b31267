/**
 * The screen of one person at one moment: every decision of what is shown and said, in one pure
 * function of the meeting. Components only draw it.
 */

import { t } from '../../../i18n/room';
import { aboutMinutes, atTime } from '../../../i18n/times';
import type { Phrase } from '../../../i18n/words';
import type { HandKind, Meeting, Seat, Step, StepKind } from '../../../replica/types';
import { type Acts, actsOf } from './acts';
import { activePhases, activeStep, endingFirst, type PhaseLine, phaseLine } from './course';
import { type LeftSeat, withChairs } from './left';
import {
  aroundFrom,
  handPlace,
  type Me,
  nameIn,
  nameOf,
  nextMember,
  onTheBench,
  roundGoesOn,
  waiting,
} from './people';
import { isOver, type RingView, ringOf } from './ring';
import { type Connection, type Status, statusOf } from './status';

export interface SeatView {
  readonly id: number;
  readonly name: string;
  readonly mine: boolean;
  readonly keeps: boolean;
  readonly floor: boolean;
  readonly next: boolean;
  readonly reconnecting: boolean;
  /** Only the empty chair is left. */
  readonly left: boolean;
  readonly withoutDevice: boolean;
  readonly hand: { readonly place: number; readonly kind: HandKind } | null;
}

export interface RitualView {
  readonly kind: StepKind;
  readonly title: string;
  readonly text: string;
  /** How to stay in touch, at the step where that is said. */
  readonly contact: { readonly rhythm: string; readonly contact: string } | null;
}

export interface Screen {
  readonly title: string;
  readonly phases: PhaseLine;
  readonly ring: RingView;
  /** Around the table, beginning with me if I sit there. */
  readonly seats: readonly SeatView[];
  readonly bench: readonly string[];
  readonly middle: { readonly prompt: string; readonly note: Phrase | null };
  /** A step of a ritual that is shown instead of names and prompt. */
  readonly ritual: RitualView | null;
  readonly step: { readonly at: number; readonly of: number } | null;
  readonly status: Status;
  readonly acts: Acts;
  /** Who waits for the floor, in order. */
  readonly line: readonly LineView[];
  /** For observers: what may be worth noticing in this part. */
  readonly guidance: Phrase | null;
}

export interface LineView {
  readonly id: number;
  readonly name: string;
  readonly kind: HandKind | null;
  readonly next: boolean;
}

export interface Beyond {
  /** Somebody wants to see the time in numbers. */
  readonly timeAsked?: boolean;
  /** This device can be heard. */
  readonly sounds?: boolean;
  /** Those who left a moment ago. */
  readonly chairs?: readonly LeftSeat[];
}

export function screenOf(
  meeting: Meeting,
  me: Me,
  now: number,
  connection: Connection,
  { timeAsked = false, sounds = true, chairs = [] }: Beyond = {},
): Screen {
  const step = meeting.stage === 'running' ? activeStep(meeting) : null;
  const still = step && step.step.kind !== 'round' && !meeting.floor.turn && !timeAsked;
  return {
    title: meeting.about.title,
    phases: phaseLine(meeting),
    ring: ringOf(meeting, now),
    seats: aroundFrom(withChairs(meeting, chairs), me.member).map((seat) =>
      seatView(meeting, me, seat, connection),
    ),
    bench: onTheBench(meeting).map(nameOf),
    middle: timeAsked ? timeInNumbers(meeting, now) : middleOf(meeting),
    ritual: still ? ritualView(meeting, step.step) : null,
    step: step && { at: step.at + 1, of: step.phase.steps.length },
    status: statusOf(meeting, me, now, connection, sounds),
    acts: actsOf(meeting, me, now, connection),
    line: lineOf(meeting, me),
    guidance: me.role === 'observer' ? guidanceOf(meeting) : null,
  };
}

function lineOf(meeting: Meeting, me: Me): LineView[] {
  const { floor } = meeting;
  return waiting(floor).map((id) => ({
    id,
    name: id === me.member ? t('you') : nameIn(meeting, id),
    kind: floor.hands.find(({ member }) => member === id)?.kind ?? null,
    next: nextMember(meeting) === id,
  }));
}

function guidanceOf(meeting: Meeting): Phrase {
  const [active] = activePhases(meeting);
  return active && !meeting.course.aside
    ? t.phrase(`notice_${active.phase.kind}`)
    : t.phrase('notice_cap');
}

function ritualView({ about }: Meeting, { kind, title, text }: Step): RitualView {
  const contact = kind === 'contact' ? { rhythm: about.rhythm, contact: about.contact } : null;
  return { kind, title, text, contact };
}

function seatView(meeting: Meeting, me: Me, seat: Seat, connection: Connection): SeatView {
  const { floor } = meeting;
  const mine = seat.id === me.member;
  const place = handPlace(floor, seat.id);
  const hand = floor.hands[place - 1];
  return {
    id: seat.id,
    name: nameOf(seat),
    mine,
    keeps: seat.role === 'facilitator',
    floor: floor.turn?.member === seat.id,
    next: nextMember(meeting) === seat.id,
    reconnecting: mine ? connection !== 'live' : seat.presence === 'reconnecting',
    left: !meeting.seats.some(({ id }) => id === seat.id),
    withoutDevice: seat.without_device,
    hand: hand ? { place, kind: hand.kind } : null,
  };
}

function middleOf(meeting: Meeting): Screen['middle'] {
  const { course, floor, stage } = meeting;
  if (stage === 'gathering') return { prompt: t('arriving'), note: null };
  const note = roundGoesOn(floor)
    ? t.phrase('a_round')
    : floor.mode === 'open' && !floor.turn
      ? t.phrase('open_talk')
      : null;
  if (course.prompt) return { prompt: course.prompt, note };
  if (course.aside) return { prompt: t('simply_here'), note };
  return { prompt: activeStep(meeting)?.step.title ?? '', note };
}

function timeInNumbers(meeting: Meeting, now: number): Screen['middle'] {
  const { ends_at, paused_at } = meeting.time;
  const { minute } = meeting.plan;
  if (meeting.stage === 'gathering') {
    const time = atTime(meeting.about.starts_at);
    return { prompt: t('time_before', { time }), note: t.phrase('time_goes') };
  }
  if (paused_at !== null) return { prompt: t('held'), note: t.phrase('time_goes') };
  if (isOver(meeting, now)) return { prompt: t('time_over'), note: t.phrase('time_goes') };
  if (ends_at === null) return { prompt: t('time_none'), note: t.phrase('time_goes') };
  const note = t.phrase('time_close', { time: atTime(ends_at) });
  const first = meeting.course.aside ? null : endingFirst(meeting);
  if (!first || first.progress.ends_at === null) {
    return { prompt: t('time_meeting', { count: aboutMinutes(ends_at - now, minute) }), note };
  }
  const phase = first.phase.title;
  const left = first.progress.ends_at - now;
  if (left <= 0) return { prompt: t('time_phase_over', { phase }), note };
  return { prompt: t('time_phase', { phase, count: aboutMinutes(left, minute) }), note };
}
