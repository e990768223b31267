/**
 * The screen of one person at one moment: every decision of what is shown and said, in one pure
 * function of the meeting. Components only draw it.
 */

import { t } from '../../../i18n/room';
import { type Phrase, phrase, say } from '../../../i18n/words';
import type { HandKind, Meeting, Seat, Step, StepKind } from '../../../replica/types';
import { type Acts, actsOf } from './acts';
import { type Alone, aloneOf, isUnled, takeOver } from './alone';
import { activeStep, type PhaseLine, phaseLine } from './course';
import { withChairs } from './left';
import { type Memory, NO_MEMORY } from './memory';
import {
  aroundFrom,
  handPlace,
  isAdding,
  isPair,
  justTalk,
  type Me,
  nameIn,
  nameOf,
  nextShown,
  onMyPhone,
  onTheBench,
  roundGoesOn,
} from './people';
import { type RingView, ringOf } from './ring';
import { type Connection, type Status, statusOf } from './status';

export interface SeatView {
  readonly id: number;
  readonly name: string;
  readonly mine: boolean;
  readonly keeps: boolean;
  readonly floor: boolean;
  readonly next: boolean;
  /** The talking piece is on its way to them. */
  readonly offered: boolean;
  readonly reconnecting: boolean;
  /** Only the empty chair is left. */
  readonly left: boolean;
  readonly withoutDevice: boolean;
  /** The first of theirs. */
  readonly hand: { readonly place: number; readonly kind: HandKind } | null;
}

export interface RitualView {
  readonly kind: StepKind;
  readonly title: string;
  readonly text: string;
  /** For steps that show more of it than their own words. */
  readonly meeting: Meeting;
}

export interface Screen {
  readonly title: string;
  readonly phases: PhaseLine;
  readonly ring: RingView;
  /** Around the table, beginning with me if I sit there. */
  readonly seats: readonly SeatView[];
  readonly bench: readonly string[];
  readonly middle: Middle;
  /** A step of a ritual that is shown instead of names and prompt. */
  readonly ritual: RitualView | null;
  readonly step: { readonly at: number; readonly of: number } | null;
  readonly status: Status;
  readonly acts: Acts;
  /** Read out at once: it is my turn, or theirs who share my phone. */
  readonly myTurn: string;
  /** What is for me alone, and its answers. */
  readonly alone: Alone | null;
  /** I may let everything pause. */
  readonly leads: boolean;
  /** For parts that are fetched when they are shown, and say more. */
  readonly from: { readonly meeting: Meeting; readonly me: Me };
  /** Between whom the talking piece is, or that it lies in the middle. */
  readonly piece: { readonly from: number; readonly to: number } | 'middle' | null;
}

export interface Middle {
  readonly prompt: string;
  readonly note: Phrase | null;
}

export interface Beyond extends Partial<Memory> {
  /** The time in numbers, for somebody who wants to see it. */
  readonly numbers?: Middle | null;
  /** This device can be heard. */
  readonly sounds?: boolean;
  /** I want to see what is for me alone, though others can see my screen. */
  readonly looked?: boolean;
}

export function screenOf(
  meeting: Meeting,
  me: Me,
  now: number,
  connection: Connection,
  { numbers = null, sounds = true, looked = false, ...known }: Beyond = {},
): Screen {
  const memory = { ...NO_MEMORY, ...known };
  const step = meeting.stage === 'running' ? activeStep(meeting) : null;
  // A question that was asked meanwhile is seen instead.
  const asked = step && meeting.course.prompt !== step.step.prompt;
  const isStep = step && step.step.kind !== 'round' && !numbers && !asked;
  const isFree = !meeting.floor.turn && !meeting.bell && !isAdding(meeting.floor);
  const unled = isUnled(meeting, memory.unled, now);
  const alone = aloneOf(meeting, me, looked) ?? (unled ? takeOver(meeting, me) : null);
  const next = nextShown(meeting);
  const leads = me.role === 'facilitator' || (unled && me.role !== 'observer');
  return {
    title: meeting.about.title,
    phases: phaseLine(meeting),
    ring: ringOf(meeting, now),
    seats: aroundFrom(withChairs(meeting, memory.chairs), me.member).map((seat) =>
      seatView(meeting, me, seat, next, connection),
    ),
    bench: onTheBench(meeting).map(nameOf),
    middle: numbers ?? middleOf(meeting),
    ritual: isStep && isFree ? ritualView(meeting, step.step) : null,
    step: step && { at: step.at + 1, of: step.phase.steps.length },
    status: statusOf(meeting, me, now, connection, { ...memory, sounds, alone }),
    leads,
    acts: actsOf(meeting, me, now, connection, leads),
    myTurn: connection === 'live' ? myTurnIn(meeting, me) : '',
    alone: meeting.bell || connection !== 'live' ? null : alone,
    from: { meeting, me },
    piece: pieceOf(meeting),
  };
}

function myTurnIn(meeting: Meeting, me: Me): string {
  const speaker = meeting.floor.turn?.member;
  if (speaker === undefined || meeting.bell) return '';
  if (speaker === me.member) return t.yours_line;
  if (!onMyPhone(meeting, me).includes(speaker)) return '';
  return say(t.yours_line_for, { name: nameIn(meeting, speaker) });
}

function pieceOf({ floor, stage, bell }: Meeting): Screen['piece'] {
  if (floor.mode !== 'piece' || stage !== 'running' || bell) return null;
  if (!floor.turn) return 'middle';
  return floor.offer && { from: floor.turn.member, to: floor.offer.to };
}

function ritualView(meeting: Meeting, { kind, title, text }: Step): RitualView {
  return { kind, title, text, meeting };
}

function seatView(
  meeting: Meeting,
  me: Me,
  seat: Seat,
  next: number | null,
  connection: Connection,
): SeatView {
  const { floor } = meeting;
  const mine = seat.id === me.member;
  const place = handPlace(floor, seat.id);
  const hand = floor.hands[place - 1];
  return {
    id: seat.id,
    name: nameOf(seat),
    mine,
    keeps: seat.role === 'facilitator' && !isPair(meeting),
    floor: floor.turn?.member === seat.id,
    next: next === seat.id,
    offered: floor.offer?.to === seat.id,
    reconnecting: mine ? connection !== 'live' : seat.presence === 'reconnecting',
    left: !meeting.seats.some(({ id }) => id === seat.id),
    withoutDevice: seat.without_device,
    hand: hand ? { place, kind: hand.kind } : null,
  };
}

function middleOf(meeting: Meeting): Middle {
  const { about, course, floor, stage, bell } = meeting;
  if (bell) return { prompt: bell.until ? t.bell_middle : t.paused_middle, note: null };
  if (stage === 'gathering')
    return { prompt: about.called_off ? t.called_off : t.arriving, note: null };
  if (floor.turn?.help === 'ideas') return { prompt: t.ideas, note: phrase(t.ideas_cap) };
  const note = noteOf(meeting);
  if (course.prompt) return { prompt: course.prompt, note };
  if (course.aside) return { prompt: t.simply_here, note };
  return { prompt: activeStep(meeting)?.step.title ?? '', note };
}

function noteOf(meeting: Meeting): Phrase | null {
  const { floor } = meeting;
  if (roundGoesOn(floor)) return phrase(floor.mode === 'round' ? t.a_round : t.a_volunteer);
  if (isAdding(floor)) return null;
  if (floor.turn) return null;
  return floor.mode === 'open' && !justTalk(meeting) ? phrase(t.open_talk) : null;
}
