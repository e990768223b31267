/**
 * What only a hub's own log reads, beside what everyone reads: the meeting's first event, and the vault. No
 * browser ever gets any of it, so it is not in what they load; the shared vectors have it all the same.
 */

import { evolve, floorOf, NO_ADVICE } from '../../src/replica/evolve';
import { without } from '../../src/replica/evolve/advice';
import type {
  AnyEvent,
  BellNoted,
  Customs,
  FacilitatorInviteRenewed,
  HolderSeated,
  LinesChanged,
  Meeting,
  MeetingMade,
  MemberLeft,
  MemberSpoke,
  NextMade,
  OpenLine,
  PhaseProgress,
  SeatKeySet,
  SeriesJoined,
  SeriesOver,
  StandInInvited,
  Vault,
} from '../../src/replica/types';

const UPCOMING: PhaseProgress = {
  status: 'upcoming',
  began_at: null,
  ends_at: null,
  step: 0,
  step_ends_at: null,
};
const CUSTOMS: Customs = {
  policy: 'arrival',
  responses: 2,
  turn_minutes: 0,
  bell_minutes: 1,
  asks_to_add: false,
};

export function evolveAll(meeting: Meeting, events: readonly AnyEvent[]): Meeting {
  return events.reduce(evolveLogged, meeting);
}

function evolveLogged(meeting: Meeting, event: AnyEvent): Meeting {
  switch (event.type) {
    case 'meeting_made':
      return made(event);
    case 'member_left':
      return { ...evolve(meeting, event), vault: evolveVault(meeting.vault, event) };
    case 'seat_key_set':
    case 'lines_changed':
    case 'facilitator_invite_renewed':
    case 'member_spoke':
    case 'bell_noted':
    case 'series_joined':
    case 'holder_seated':
    case 'stand_in_invited':
    case 'next_made':
    case 'series_over':
      return { ...meeting, vault: evolveVault(meeting.vault, event) };
    default:
      return evolve(meeting, event);
  }
}

/** The meeting as its first event makes it. */
function made({ about, plan, heads_ups, series, rehearsal }: MeetingMade): Meeting {
  return {
    about,
    plan,
    stage: 'gathering',
    seats: [],
    joined: 0,
    course: { progress: plan.phases.map(() => UPCOMING), aside: false, prompt: '' },
    floor: floorOf('open', CUSTOMS),
    bell: null,
    advice: NO_ADVICE,
    time: {
      started_at: null,
      ends_at: null,
      paused_at: null,
      fixed_end: false,
      sounding: null,
      muted: false,
      heads_ups,
      signals: [],
      planned: 0,
    },
    invites: { participant: null, observer: null },
    deputy: null,
    observing: {
      welcome: false,
      why: '',
      inside: [],
      answers: [],
      aloud: [],
      line: false,
      notes: [],
    },
    notes: [],
    cards: [],
    own_cards: [],
    answers: [],
    counts: [],
    shown: [],
    going_on: [],
    keeper: null,
    vault: {
      facilitator_invite: null,
      seats: [],
      lines: [],
      spoken: [],
      bell: null,
      series: null,
      holders: [],
      stand_in: null,
      next: null,
      series_over: false,
    },
    erases_at: null,
    series,
    remarks: [],
    rehearsal,
  };
}

type VaultEvent =
  | SeatKeySet
  | LinesChanged
  | FacilitatorInviteRenewed
  | MemberSpoke
  | BellNoted
  | SeriesJoined
  | HolderSeated
  | StandInInvited
  | NextMade
  | SeriesOver;

function evolveVault(vault: Vault, event: VaultEvent | MemberLeft): Vault {
  switch (event.type) {
    case 'member_left': {
      const { member } = event;
      const { seats, lines } = vault;
      return { ...vault, seats: without(seats, member), lines: without(lines, member) };
    }
    case 'seat_key_set': {
      const { member, digest } = event;
      return { ...vault, seats: [...vault.seats, { member, digest }] };
    }
    case 'lines_changed':
      return { ...vault, lines: changed(vault.lines, event) };
    case 'facilitator_invite_renewed':
      return { ...vault, facilitator_invite: event.digest };
    case 'member_spoke': {
      const { member } = event;
      const before = vault.spoken.find((spoken) => spoken.member === member)?.millis ?? 0;
      const spoken = { member, millis: before + event.millis };
      return { ...vault, spoken: [...without(vault.spoken, member), spoken] };
    }
    case 'bell_noted':
      return { ...vault, bell: event.last };
    case 'series_joined':
      return { ...vault, series: event.series };
    case 'holder_seated':
      return { ...vault, holders: [...vault.holders, event.member] };
    case 'stand_in_invited':
      return { ...vault, stand_in: event.digest };
    case 'next_made':
      return { ...vault, next: event.meeting };
    case 'series_over':
      return { ...vault, series_over: true };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function changed(lines: readonly OpenLine[], { opened, closed }: LinesChanged): OpenLine[] {
  const among = (all: readonly OpenLine[], { member, node }: OpenLine) =>
    all.some((line) => line.member === member && line.node === node);
  const kept = lines.filter((line) => !among(closed, line));
  return [...kept, ...opened.filter((line) => !among(kept, line))];
}
