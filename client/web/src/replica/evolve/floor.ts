/** Who speaks, in which way, and what goes with it: modes, turns, the piece, and words to one alone. */

import { currentRound } from '../lineUp';
import type {
  CustomsSet,
  Floor,
  FloorModeSet,
  FloorMoved,
  Hand,
  HelpSet,
  InvitationOver,
  MemberHeard,
  MemberInvited,
  PieceOfferEnded,
  PieceOffered,
  Turn,
  TurnBegan,
  TurnEnded,
  TurnHeld,
  TurnResumed,
  TurnRetimed,
} from '../types';
import { evolveHands, type HandEvent, isHand, lowered } from './hands';
import { evolveRound, others, type RoundEvent, reached } from './round';

export type FloorEvent =
  | FloorModeSet
  | CustomsSet
  | HandEvent
  | RoundEvent
  | TurnBegan
  | TurnHeld
  | TurnResumed
  | TurnRetimed
  | TurnEnded
  | HelpSet
  | PieceOffered
  | PieceOfferEnded
  | MemberInvited
  | InvitationOver
  | MemberHeard
  | FloorMoved;

export function evolveFloor(floor: Floor, event: FloorEvent): Floor {
  switch (event.type) {
    case 'floor_mode_set':
      return { ...floor, mode: event.mode };
    case 'customs_set':
      return { ...floor, customs: event.customs };

    case 'turn_began':
      return began(floor, event);
    case 'turn_held':
      return withTurn(floor, { held_at: event.at });
    case 'turn_resumed':
      return withTurn(floor, { began_at: event.began_at, held_at: null, ends_at: event.ends_at });
    case 'turn_retimed':
      return withTurn(floor, { ends_at: event.ends_at });
    case 'turn_ended':
      return floor.turn ? { ...floor, turn: null, before: floor.turn.member, offer: null } : floor;
    case 'help_set':
      return withTurn(floor, { help: event.help });

    case 'piece_offered':
      return { ...floor, offer: { turn: event.turn, to: event.to } };
    case 'piece_offer_ended':
      return { ...floor, offer: null };
    case 'member_invited':
      return { ...floor, invited: [...floor.invited, event.member] };
    case 'invitation_over':
      return { ...floor, invited: others(floor.invited, event.member) };
    case 'member_heard':
      return { ...floor, heard: [...floor.heard, event.member] };
    case 'floor_moved':
      return { ...floor, move: event.move };

    case 'hand_raised':
    case 'hand_lowered':
    case 'hand_changed':
    case 'hand_moved':
    case 'hands_ordered':
      return evolveHands(floor, event);
    default:
      return { ...floor, round: evolveRound(floor.round, event) };
  }
}

function began(floor: Floor, { turn: id, member, at, hand, ends_at }: TurnBegan): Floor {
  const goesDown = (one: Hand) => isHand(one, { member, kind: hand });
  return {
    ...floor,
    turn: { id, member, began_at: at, held_at: null, ends_at, help: 'listening' },
    turns: id,
    hands: lowered(floor.hands, { member, kind: hand }),
    responses: floor.hands.some((one) => one.ahead && goesDown(one)) ? floor.responses : 0,
    round: currentRound(floor) ? reached(floor.round, member) : floor.round,
    offer: null,
  };
}

function withTurn(floor: Floor, change: Partial<Turn>): Floor {
  return floor.turn ? { ...floor, turn: { ...floor.turn, ...change } } : floor;
}
