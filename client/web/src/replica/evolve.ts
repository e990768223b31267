/**
 * `evolve(meeting, event)`: what every replica does with what happened, step by step as
 * protocol/circlekeeper_protocol/evolve does it. Pure and total: it never refuses, and leaves alone
 * what it does not find. Shared vectors and generated meetings hold the two together.
 */

import { evolveAdvice, without } from './evolve/advice';
import { evolveCards } from './evolve/cards';
import { evolveFloor } from './evolve/floor';
import type {
  Advice,
  AnyEvent,
  BellNoted,
  Course,
  Customs,
  FacilitatorInviteRenewed,
  Floor,
  FloorMode,
  HolderSeated,
  InviteRenewed,
  Invites,
  LinesChanged,
  Meeting,
  MeetingMade,
  MemberId,
  MemberSpoke,
  NextMade,
  Note,
  Observing,
  Phase,
  PhaseId,
  PhaseProgress,
  PhaseTimes,
  Remark,
  Seat,
  SeatKeySet,
  SeriesJoined,
  SeriesOver,
  Signal,
  SignalId,
  StandInInvited,
  Time,
} from './types';

const NOTES_KEPT = 50;

export const NO_ADVICE: Advice = { thoughts: [], questions: [] };

/** What viewers are told of. The rest is for the hub's own log, which tells it to nobody. */
export type ToldEvent = Exclude<
  AnyEvent,
  | MeetingMade
  | SeatKeySet
  | LinesChanged
  | FacilitatorInviteRenewed
  | MemberSpoke
  | BellNoted
  | SeriesJoined
  | HolderSeated
  | StandInInvited
  | NextMade
  | SeriesOver
>;

export function evolveAll(meeting: Meeting, events: readonly AnyEvent[]): Meeting {
  return (events as readonly ToldEvent[]).reduce(evolve, meeting);
}

export function evolve(meeting: Meeting, event: ToldEvent): Meeting {
  const { seats, plan, course, floor, time, observing } = meeting;
  switch (event.type) {
    case 'about_changed':
      return { ...meeting, about: event.about };
    case 'meeting_started':
      return { ...meeting, stage: 'running' };
    case 'meeting_ended':
      return {
        ...meeting,
        stage: 'ended',
        time: { ...time, paused_at: null, signals: [] },
        floor: floorOf(floor.mode, floor.customs),
        bell: null,
        keeper: null,
        advice: NO_ADVICE,
        erases_at: event.erases_at,
      };
    case 'series_set':
      return { ...meeting, series: event.series };
    case 'tried_again':
      return { ...meeting, again: event.meeting };
    case 'meeting_erased':
      return { ...meeting, stage: 'erased' };

    case 'seat_taken': {
      const { member: id, name, twin, role, without_device, shares } = event;
      const seat: Seat = { id, name, twin, role, presence: 'here', without_device, shares };
      // Whoever shares a phone sits behind all who share it already.
      const beside = (other: Seat) => other.id === shares || other.shares === shares;
      const place = (shares && seats.findLastIndex(beside) + 1) || seats.length;
      return { ...meeting, seats: seats.toSpliced(place, 0, seat), joined: meeting.joined + 1 };
    }
    case 'member_left': {
      const { member } = event;
      const others = (id: MemberId) => id !== member;
      const staying = seats.filter(({ id }) => others(id));
      const alone = (seat: Seat) => (seat.shares === member ? { ...seat, shares: null } : seat);
      return withObserving(
        {
          ...meeting,
          seats: staying.map(alone),
          own_cards: without(meeting.own_cards, member),
          answers: without(meeting.answers, member),
          shown: without(meeting.shown, member),
        },
        {
          inside: observing.inside.filter(others),
          answers: without(observing.answers, member),
          aloud: observing.aloud.filter(others),
        },
      );
    }
    case 'renamed':
      return withSeat(meeting, event.member, { name: event.name, twin: event.twin });
    case 'role_changed':
      return withSeat(meeting, event.member, { role: event.role });
    case 'presence_changed':
      return withSeat(meeting, event.member, { presence: event.presence });

    case 'invite_renewed':
      return { ...meeting, invites: renewed(meeting.invites, event) };

    case 'deputy_named':
      return { ...meeting, deputy: event.member };
    case 'observers_allowed': {
      const { welcome, why, line } = event;
      const notes = line ? observing.notes : [];
      return withObserving(meeting, { welcome, why, line, answers: [], aloud: [], notes });
    }
    case 'observers_answered': {
      const { member, welcome } = event;
      const answers = [...without(observing.answers, member), { member, welcome }];
      return withObserving(meeting, { answers });
    }
    case 'agreed_aloud': {
      const { member, welcome } = event;
      const others = observing.aloud.filter((id) => id !== member);
      return withObserving(meeting, { aloud: welcome ? [...others, member] : others });
    }
    case 'curtain_drawn':
      return withObserving(meeting, { inside: [] });
    case 'curtain_opened':
      return withObserving(meeting, { inside: event.observers });
    case 'bench_note_sent':
      return withObserving(meeting, { notes: noted(observing.notes, event) });
    case 'remark_put': {
      const { member, remark: id, at, tag, text } = event;
      const remark: Remark = { member, id, at, tag, text };
      const known = meeting.remarks.findIndex((one) => one.member === member && one.id === id);
      const remarks =
        known < 0 ? [...meeting.remarks, remark] : meeting.remarks.with(known, remark);
      return { ...meeting, remarks };
    }
    case 'remark_gone': {
      const { member, remark } = event;
      const remarks = meeting.remarks.filter((one) => one.member !== member || one.id !== remark);
      return { ...meeting, remarks };
    }
    case 'note_sent':
      return { ...meeting, notes: noted(meeting.notes, event) };

    case 'card_put':
    case 'card_gone':
    case 'own_card_put':
    case 'own_card_gone':
    case 'agreement_answered':
    case 'agreement_counted':
    case 'card_shown':
    case 'card_hidden':
      return { ...meeting, ...evolveCards(meeting, event) };

    case 'phase_minutes_set': {
      const { phase: id, minutes } = event;
      const phases = plan.phases.map((phase) => (phase.id === id ? { ...phase, minutes } : phase));
      return { ...meeting, plan: { ...plan, phases } };
    }
    case 'phase_inserted': {
      const { progress } = course;
      // Empty at the door, where nobody knows how the plan is going.
      const longer = progress[0] ? [...progress, UPCOMING] : progress;
      const put = withPhase(meeting, [event.phase], event.before);
      return { ...put, course: { ...course, progress: longer } };
    }
    case 'phase_moved':
      return withPhase(
        meeting,
        plan.phases.filter(({ id }) => id === event.phase),
        event.before,
      );
    case 'phase_begun': {
      const { at: began_at, ends_at, step_ends_at } = event;
      const begun: PhaseProgress = { status: 'active', began_at, ends_at, step: 0, step_ends_at };
      return { ...meeting, course: progressed(course, event.phase, begun) };
    }
    case 'phase_finished': {
      const finished = { status: 'done', ends_at: null, step_ends_at: null } as const;
      return { ...meeting, course: progressed(course, event.phase, finished) };
    }
    case 'phase_set_aside': {
      const left = { status: 'aside', ends_at: null, step_ends_at: null } as const;
      return { ...meeting, course: progressed(course, event.phase, left) };
    }
    case 'phase_retimed':
      return { ...meeting, course: progressed(course, event.phase, { ends_at: event.ends_at }) };
    case 'step_begun': {
      const { step, ends_at: step_ends_at } = event;
      return { ...meeting, course: progressed(course, event.phase, { step, step_ends_at }) };
    }
    case 'step_retimed': {
      const { ends_at: step_ends_at } = event;
      return { ...meeting, course: progressed(course, event.phase, { step_ends_at }) };
    }
    case 'plan_set_aside':
      return { ...meeting, course: { ...course, aside: true } };
    case 'plan_taken_up':
      return { ...meeting, course: { ...course, aside: false } };
    case 'prompt_shown':
      return { ...meeting, course: { ...course, prompt: event.text } };

    case 'time_started':
      return withTime(meeting, { started_at: event.at, ends_at: event.ends_at });
    case 'end_moved':
      return withTime(meeting, { ends_at: event.ends_at });
    case 'time_paused':
      return withTime(meeting, { paused_at: event.at });
    case 'time_resumed': {
      const { ends_at, phases } = event;
      const moved = { ...meeting, course: phases.reduce(movedOn, course) };
      return withTime(moved, { paused_at: null, ends_at });
    }
    case 'fixed_end_set':
      return withTime(meeting, { fixed_end: event.fixed });
    case 'sounding_set':
      return withTime(meeting, { sounding: event.member, muted: false });
    case 'sounding_muted':
      return withTime(meeting, { muted: event.muted });
    case 'heads_ups_set':
      return withTime(meeting, { heads_ups: event.minutes });
    case 'signals_planned':
      return withTime(meeting, { signals: event.signals, planned: event.planned });
    case 'signal_held':
      return withSignal(meeting, event.signal, { state: 'held' });
    case 'signal_announced':
      return withSignal(meeting, event.signal, { state: 'announced', ring_at: event.ring_at });
    case 'signal_missed':
      return withSignal(meeting, event.signal, { state: 'missed' });

    case 'bell_rang': {
      const { at, until, by, holds_time } = event;
      return { ...meeting, bell: { at, until, by, holds_time } };
    }
    case 'bell_moved':
      return meeting.bell ? { ...meeting, bell: { ...meeting.bell, until: event.until } } : meeting;
    case 'bell_ended':
      return { ...meeting, bell: null };
    case 'meeting_paused': {
      const { at, holds_time } = event;
      return { ...meeting, bell: { at, until: null, by: null, holds_time } };
    }
    case 'meeting_resumed':
      return { ...meeting, bell: null, keeper: null };
    case 'go_on_asked': {
      const { member, until } = event;
      return {
        ...meeting,
        going_on: [...meeting.going_on, { member, until, answer: null, on: null }],
      };
    }
    case 'go_on_answered':
    case 'go_on_told': {
      const { type: _, member, ...told } = event;
      const going_on = meeting.going_on.map((one) =>
        one.member === member ? { ...one, ...told } : one,
      );
      return { ...meeting, going_on };
    }
    case 'keeper_named':
      return { ...meeting, keeper: event.member };
    case 'thought_offered':
    case 'thought_asked':
    case 'thought_answered':
    case 'question_over':
    case 'thought_let_go':
    case 'thought_over':
      return { ...meeting, advice: evolveAdvice(meeting.advice, event) };
    default:
      return { ...meeting, floor: evolveFloor(floor, event) };
  }
}

/** A floor on which nothing has happened. */
export function floorOf(mode: FloorMode, customs: Customs): Floor {
  return {
    mode,
    turn: null,
    turns: 0,
    hands: [],
    raised: 0,
    responses: 0,
    round: null,
    offer: null,
    before: null,
    customs,
    invited: [],
    heard: [],
    move: null,
  };
}

function noted(notes: readonly Note[], { member, text, at }: Note): Note[] {
  return [...notes, { member, text, at }].slice(-NOTES_KEPT);
}

function withSeat(meeting: Meeting, member: MemberId, change: Partial<Seat>): Meeting {
  const seats = meeting.seats.map((seat) => (seat.id === member ? { ...seat, ...change } : seat));
  return { ...meeting, seats };
}

function withObserving(meeting: Meeting, change: Partial<Observing>): Meeting {
  return { ...meeting, observing: { ...meeting.observing, ...change } };
}

function withTime(meeting: Meeting, change: Partial<Time>): Meeting {
  return { ...meeting, time: { ...meeting.time, ...change } };
}

function withSignal(meeting: Meeting, id: SignalId, change: Partial<Signal>): Meeting {
  const signals = meeting.time.signals.map((was) => (was.id === id ? { ...was, ...change } : was));
  return withTime(meeting, { signals });
}

const UPCOMING: PhaseProgress = {
  status: 'upcoming',
  began_at: null,
  ends_at: null,
  step: 0,
  step_ends_at: null,
};

/** A part that is new, or stands elsewhere. */
function withPhase(meeting: Meeting, put: readonly Phase[], before: PhaseId | null): Meeting {
  const { plan } = meeting;
  const phases = plan.phases.filter((phase) => !put.includes(phase));
  const place = phases.findIndex(({ id }) => id === before);
  return {
    ...meeting,
    plan: { ...plan, phases: phases.toSpliced(place < 0 ? phases.length : place, 0, ...put) },
  };
}

function progressed(course: Course, phase: PhaseId, change: Partial<PhaseProgress>): Course {
  const progress = course.progress.map((was, place) =>
    place === phase ? { ...was, ...change } : was,
  );
  return { ...course, progress };
}

function movedOn(course: Course, { phase, ...times }: PhaseTimes): Course {
  return progressed(course, phase, times);
}

function renewed(invites: Invites, { role, secret }: InviteRenewed): Invites {
  return role === 'facilitator' ? invites : { ...invites, [role]: secret };
}
