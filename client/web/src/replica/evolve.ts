/**
 * `evolve(meeting, event)`: what every replica does with what happened, step by step as
 * protocol/circlekeeper_protocol/evolve.py does it. Pure and total: it never refuses, and leaves alone
 * what it does not find. Shared vectors and generated meetings hold the two together.
 */

import type {
  AnyEvent,
  Course,
  Floor,
  Hand,
  HandRaised,
  InviteRenewed,
  Invites,
  LinesChanged,
  Meeting,
  MeetingMade,
  MemberId,
  Millis,
  OpenLine,
  PhaseId,
  PhaseProgress,
  PhaseTimes,
  Round,
  Seat,
  Signal,
  SignalId,
  Time,
} from './types';

const UPCOMING: PhaseProgress = { status: 'upcoming', began_at: null, ends_at: null, step: 0 };

export function evolveAll(meeting: Meeting, events: readonly AnyEvent[]): Meeting {
  return events.reduce(evolve, meeting);
}

export function evolve(meeting: Meeting, event: AnyEvent): Meeting {
  const { seats, plan, course, floor, time, vault } = meeting;
  switch (event.type) {
    case 'meeting_made':
      return made(event);
    case 'meeting_started':
      return { ...meeting, stage: 'running' };
    case 'meeting_ended':
      return {
        ...meeting,
        stage: 'ended',
        time: { ...time, paused_at: null, signals: [] },
        floor: { ...floor, turn: null, hands: [], round: null },
        erases_at: event.erases_at,
      };
    case 'meeting_erased':
      return { ...meeting, stage: 'erased' };

    case 'seat_taken': {
      const { member: id, name, twin, role, without_device } = event;
      const seat: Seat = { id, name, twin, role, presence: 'here', without_device };
      return { ...meeting, seats: [...seats, seat], joined: meeting.joined + 1 };
    }
    case 'member_left': {
      const { member } = event;
      return {
        ...meeting,
        seats: seats.filter((seat) => seat.id !== member),
        vault: {
          ...vault,
          seats: without(vault.seats, member),
          lines: without(vault.lines, member),
        },
      };
    }
    case 'renamed':
      return withSeat(meeting, event.member, { name: event.name, twin: event.twin });
    case 'role_changed':
      return withSeat(meeting, event.member, { role: event.role });
    case 'presence_changed':
      return withSeat(meeting, event.member, { presence: event.presence });

    case 'seat_key_set': {
      const { member, digest } = event;
      return { ...meeting, vault: { ...vault, seats: [...vault.seats, { member, digest }] } };
    }
    case 'lines_changed':
      return { ...meeting, vault: { ...vault, lines: changed(vault.lines, event) } };
    case 'facilitator_invite_renewed':
      return { ...meeting, vault: { ...vault, facilitator_invite: event.digest } };
    case 'invite_renewed':
      return { ...meeting, invites: renewed(meeting.invites, event) };

    case 'phase_minutes_set': {
      const { phase: id, minutes } = event;
      const phases = plan.phases.map((phase) => (phase.id === id ? { ...phase, minutes } : phase));
      return { ...meeting, plan: { ...plan, phases } };
    }
    case 'phase_begun': {
      const { at: began_at, ends_at } = event;
      const begun: PhaseProgress = { status: 'active', began_at, ends_at, step: 0 };
      return { ...meeting, course: progressed(course, event.phase, begun) };
    }
    case 'phase_finished': {
      const finished = { status: 'done', ends_at: null } as const;
      return { ...meeting, course: progressed(course, event.phase, finished) };
    }
    case 'phase_set_aside': {
      const left = { status: 'aside', ends_at: null } as const;
      return { ...meeting, course: progressed(course, event.phase, left) };
    }
    case 'phase_retimed':
      return { ...meeting, course: progressed(course, event.phase, { ends_at: event.ends_at }) };
    case 'step_begun':
      return { ...meeting, course: progressed(course, event.phase, { step: event.step }) };
    case 'plan_set_aside':
      return { ...meeting, course: { ...course, aside: true } };
    case 'plan_taken_up':
      return { ...meeting, course: { ...course, aside: false } };
    case 'prompt_shown':
      return { ...meeting, course: { ...course, prompt: event.text } };

    case 'floor_mode_set':
      return withFloor(meeting, { mode: event.mode, round: null });
    case 'hand_raised':
      return withFloor(meeting, { hands: raised(floor.hands, event) });
    case 'hand_lowered':
      return withFloor(meeting, { hands: without(floor.hands, event.member) });
    case 'hand_moved': {
      const { member, place } = event;
      const moved = floor.hands.filter((hand) => hand.member === member);
      const rest = without(floor.hands, member);
      return withFloor(meeting, {
        hands: [...rest.slice(0, place), ...moved, ...rest.slice(place)],
      });
    }
    case 'turn_began': {
      const { turn: id, member, at: began_at } = event;
      return withFloor(meeting, {
        turn: { id, member, began_at, held_at: null },
        turns: id,
        hands: without(floor.hands, member),
        round: reached(floor.round, member),
      });
    }
    case 'turn_held':
      return withTurn(meeting, { held_at: event.at });
    case 'turn_resumed':
      return withTurn(meeting, { began_at: event.began_at, held_at: null });
    case 'turn_ended':
      return withFloor(meeting, { turn: null });

    case 'round_began':
      return withFloor(meeting, { round: { members: event.members, to_come: event.members } });
    case 'round_joined':
      return withRound(meeting, ({ members, to_come }) => ({
        members: [...members, event.member],
        to_come: [...to_come, event.member],
      }));
    case 'round_place_kept':
      return withRound(meeting, (round) => ({
        ...round,
        to_come: [event.member, ...others(round.to_come, event.member)],
      }));
    case 'round_left':
      return withFloor(meeting, { round: reached(floor.round, event.member) });

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
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** The meeting as its first event makes it. */
function made({ about, plan, heads_ups }: MeetingMade): Meeting {
  return {
    about,
    plan,
    stage: 'gathering',
    seats: [],
    joined: 0,
    course: { progress: plan.phases.map(() => UPCOMING), aside: false, prompt: '' },
    floor: { mode: 'open', turn: null, turns: 0, hands: [], round: null },
    time: {
      started_at: null,
      ends_at: null,
      paused_at: null,
      heads_ups,
      signals: [],
      planned: 0,
    },
    invites: { participant: null, observer: null },
    vault: { facilitator_invite: null, seats: [], lines: [] },
    erases_at: null,
  };
}

function withSeat(meeting: Meeting, member: MemberId, change: Partial<Seat>): Meeting {
  const seats = meeting.seats.map((seat) => (seat.id === member ? { ...seat, ...change } : seat));
  return { ...meeting, seats };
}

function withFloor(meeting: Meeting, change: Partial<Floor>): Meeting {
  return { ...meeting, floor: { ...meeting.floor, ...change } };
}

function withTurn(
  meeting: Meeting,
  change: { began_at?: Millis; held_at: Millis | null },
): Meeting {
  const { turn } = meeting.floor;
  return turn ? withFloor(meeting, { turn: { ...turn, ...change } }) : meeting;
}

function withRound(meeting: Meeting, change: (round: Round) => Round): Meeting {
  const { round } = meeting.floor;
  return withFloor(meeting, { round: round && change(round) });
}

function withTime(meeting: Meeting, change: Partial<Time>): Meeting {
  return { ...meeting, time: { ...meeting.time, ...change } };
}

function withSignal(meeting: Meeting, id: SignalId, change: Partial<Signal>): Meeting {
  const signals = meeting.time.signals.map((was) => (was.id === id ? { ...was, ...change } : was));
  return withTime(meeting, { signals });
}

function progressed(course: Course, phase: PhaseId, change: Partial<PhaseProgress>): Course {
  const progress = course.progress.map((was, place) =>
    place === phase ? { ...was, ...change } : was,
  );
  return { ...course, progress };
}

function movedOn(course: Course, { phase, began_at, ends_at }: PhaseTimes): Course {
  return progressed(course, phase, { began_at, ends_at });
}

function without<T extends { readonly member: MemberId }>(
  all: readonly T[],
  member: MemberId,
): T[] {
  return all.filter((one) => one.member !== member);
}

/** Another kind of a hand that is up keeps its place. */
function raised(hands: readonly Hand[], { member, kind }: HandRaised): readonly Hand[] {
  const hand: Hand = { member, kind };
  return hands.some((other) => other.member === member)
    ? hands.map((other) => (other.member === member ? hand : other))
    : [...hands, hand];
}

function reached(round: Round | null, member: MemberId): Round | null {
  return round && { ...round, to_come: others(round.to_come, member) };
}

function others(members: readonly MemberId[], member: MemberId): MemberId[] {
  return members.filter((other) => other !== member);
}

function changed(lines: readonly OpenLine[], { opened, closed }: LinesChanged): OpenLine[] {
  const among = (all: readonly OpenLine[], { member, node }: OpenLine) =>
    all.some((line) => line.member === member && line.node === node);
  const kept = lines.filter((line) => !among(closed, line));
  return [...kept, ...opened.filter((line) => !among(kept, line))];
}

function renewed(invites: Invites, { role, secret }: InviteRenewed): Invites {
  return role === 'facilitator' ? invites : { ...invites, [role]: secret };
}
