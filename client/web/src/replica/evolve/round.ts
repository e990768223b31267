/** Going round: whose round it is, and who is still to come. */

import type {
  AskedToAdd,
  MemberId,
  Round,
  RoundBegan,
  RoundEnded,
  RoundJoined,
  RoundLeft,
  RoundPlaceKept,
} from '../types';

export type RoundEvent =
  | RoundBegan
  | RoundEnded
  | RoundJoined
  | RoundPlaceKept
  | RoundLeft
  | AskedToAdd;

export function evolveRound(round: Round | null, event: RoundEvent): Round | null {
  if (event.type === 'round_began') {
    return { members: event.members, to_come: event.members, adding: false };
  }
  if (!round || event.type === 'round_ended') return null;
  switch (event.type) {
    case 'round_joined':
      return {
        ...round,
        members: [...round.members, event.member],
        to_come: [...round.to_come, event.member],
      };
    case 'round_place_kept':
      return { ...round, to_come: [event.member, ...others(round.to_come, event.member)] };
    case 'round_left':
      return reached(round, event.member);
    case 'asked_to_add':
      return { ...round, adding: true };
    default: {
      const never: never = event;
      return never;
    }
  }
}

export function reached(round: Round | null, member: MemberId): Round | null {
  return round && { ...round, to_come: others(round.to_come, member) };
}

export function others(members: readonly MemberId[], member: MemberId): MemberId[] {
  return members.filter((other) => other !== member);
}
