/** The talking piece, which goes only to those who take it. */

import { t } from '../../../i18n/drawer';
import type { Meeting, Seat } from '../../../replica/types';
import { nameOf } from '../../room/view/people';
import type { Doing } from './doing';
import { firstWaiting } from './line';
import { unlessStill } from './still';

/** Somebody holds the piece, so that it can be offered. */
export function pieceIsHeld({ floor }: Meeting): boolean {
  return floor.mode === 'piece' && floor.turn !== null;
}

/** To whom else it can be offered than to the first who waits, in seated order. */
export function offersOf(meeting: Meeting): Doing[] {
  if (!pieceIsHeld(meeting)) return [];
  const { turn, offer } = meeting.floor;
  const first = offer?.to ?? firstWaiting(meeting)?.member;
  return meeting.seats
    .filter(({ id, role }) => role !== 'observer' && id !== turn?.member && id !== first)
    .map((seat) => {
      const name = nameOf(seat);
      return { ...offerTo(meeting, seat), label: t.phrase('name', { name }) };
    });
}

export function offerTo(meeting: Meeting, seat: Seat): Doing {
  const { turn, offer } = meeting.floor;
  const label = t.phrase('offer_piece', { name: nameOf(seat) });
  if (offer?.to === seat.id) return { label, cap: t.phrase('offered_now'), does: null };
  return unlessStill(meeting, {
    label,
    spoken: label,
    does: { type: 'pass_piece', turn: turn?.id ?? 0, to: seat.id },
  });
}

export function takeBack(meeting: Meeting): Doing | null {
  const { offer } = meeting.floor;
  return offer && { label: t.phrase('take_back'), does: { type: 'keep_piece', turn: offer.turn } };
}
