/**
 * What only a hub's own log reads, beside what everyone reads: the meeting's first event, and the vault. No
 * browser ever gets any of it, so it is not in what they load; the shared vectors have it all the same.
 */

import { evolve } from '../../src/replica/evolve';
import { without } from '../../src/replica/evolve/advice';
import type {
  AnyEvent,
  BellNoted,
  FacilitatorInviteRenewed,
  HolderSeated,
  LinesChanged,
  Meeting,
  MemberLeft,
  MemberSpoke,
  NextMade,
  OpenLine,
  SeatKeySet,
  SeriesJoined,
  SeriesOver,
  StandInInvited,
  Vault,
} from '../../src/replica/types';
import { made } from '../made';

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
