/** The hands that are up, in the one order that everyone sees. */

import type {
  Floor,
  Hand,
  HandChanged,
  HandKind,
  HandLowered,
  HandMoved,
  HandRaised,
  HandsOrdered,
  MemberId,
} from '../types';

export type HandEvent = HandRaised | HandLowered | HandChanged | HandMoved | HandsOrdered;

/** Nobody has two hands of one kind. */
export interface WhichHand {
  readonly member: MemberId;
  readonly kind: HandKind | null;
}

export function evolveHands(floor: Floor, event: HandEvent): Floor {
  const { hands } = floor;
  switch (event.type) {
    case 'hand_raised': {
      const { member, kind, number, ahead, place, responses } = event;
      return {
        ...floor,
        hands: put(hands, [{ member, kind, number, ahead }], place),
        raised: Math.max(floor.raised, number),
        responses,
      };
    }
    case 'hand_lowered':
      return { ...floor, hands: lowered(hands, event) };
    case 'hand_changed': {
      const change = (hand: Hand) => (isHand(hand, event) ? { ...hand, kind: event.to } : hand);
      return { ...floor, hands: hands.map(change) };
    }
    case 'hand_moved': {
      const moved = hands.filter((hand) => isHand(hand, event));
      return { ...floor, hands: put(lowered(hands, event), moved, event.place) };
    }
    case 'hands_ordered':
      return { ...floor, hands: event.hands };
    default: {
      const never: never = event;
      return never;
    }
  }
}

export function isHand(hand: Hand, which: WhichHand): boolean {
  return hand.member === which.member && hand.kind === which.kind;
}

export function lowered(hands: readonly Hand[], which: WhichHand): Hand[] {
  return hands.filter((hand) => !isHand(hand, which));
}

function put(hands: readonly Hand[], more: readonly Hand[], place: number): Hand[] {
  return [...hands.slice(0, place), ...more, ...hands.slice(place)];
}
