/** Hands in the order that everyone sees, and whom the meeting has not heard yet. */

import { t } from '../../../i18n/drawer';
import type { Phrase } from '../../../i18n/words';
import { currentRound } from '../../../replica/lineUp';
import type { Hand, HandKind, Meeting, Seat } from '../../../replica/types';
import { nameIn, nameOf } from '../../room/view/people';
import type { Doing } from './doing';
import { seatOf } from './line';
import { offerTo, pieceIsHeld } from './piece';
import { unlessStill } from './still';

export interface HandRow {
  readonly key: string;
  readonly name: string;
  readonly place: number;
  readonly kind: HandKind;
  /** Coarse, and all that is known about it here. */
  readonly unheard: boolean;
  readonly give: Doing;
  readonly earlier: Doing;
  readonly later: Doing;
  readonly lower: Doing;
}

export interface Unheard {
  readonly id: number;
  readonly name: string;
  readonly invited: boolean;
  /** `null` for whom a quiet word cannot reach: others would see it on the screen. */
  readonly invite: Doing | null;
}

export interface HandsView {
  /** Whose hand is next, or what hands wait for, in one sentence. */
  readonly policy: Phrase;
  /** Why nobody can be given the floor just now. */
  readonly waits: Phrase | null;
  /** The order is the group's own, so hands do not move. */
  readonly fixed: boolean;
  readonly rows: readonly HandRow[];
  /** Whom the meeting has not heard, and whose hand is down. */
  readonly unheard: readonly Unheard[];
}

export const POLICY_SENTENCES = {
  arrival: 'arrival_cap',
  less_heard: 'less_heard_cap',
  facilitator: 'by_facilitator_cap',
} as const;

export function handsOf(meeting: Meeting, me: number): HandsView {
  const { hands, customs, mode } = meeting.floor;
  const waitsForRound = mode === 'round' && currentRound(meeting.floor)?.to_come.length;
  return {
    policy: t.phrase(waitsForRound ? 'hands_in_round' : POLICY_SENTENCES[customs.policy]),
    waits: meeting.bell && t.phrase('give_after_quiet'),
    fixed: customs.policy === 'less_heard',
    rows: hands.map((hand, at) => rowOf(meeting, hand, at)),
    unheard: meeting.seats
      .filter((seat) => seat.id !== me && isUnheard(meeting, seat))
      .map((seat) => unheardOf(meeting, seat)),
  };
}

function rowOf(meeting: Meeting, { member, kind }: Hand, at: number): HandRow {
  const { hands, customs, heard } = meeting.floor;
  const name = nameIn(meeting, member);
  const move = (place: number) => {
    const there = customs.policy !== 'less_heard' && place >= 0 && place < hands.length;
    return there ? ({ type: 'move_hand', member, kind, place } as const) : null;
  };
  return {
    key: `${member} ${kind}`,
    name,
    kind,
    place: at + 1,
    unheard: !heard.includes(member),
    give: giveOf(meeting, member),
    earlier: { label: t.phrase('earlier', { name }), does: move(at - 1) },
    later: { label: t.phrase('later', { name }), does: move(at + 1) },
    lower: {
      label: t.phrase('lower'),
      spoken: t.phrase('lower_theirs', { name }),
      does: { type: 'lower_hand', member, kind },
    },
  };
}

function giveOf(meeting: Meeting, member: number): Doing {
  const { turn } = meeting.floor;
  const seat = seatOf(meeting, member);
  if (turn?.member === member) {
    return { label: t.phrase('give'), cap: t.phrase('speaks_now'), does: null };
  }
  if (seat && pieceIsHeld(meeting)) {
    const offer = offerTo(meeting, seat);
    const there = meeting.floor.offer?.to === member;
    if (there) return { ...offer, label: t.phrase('offered') };
    const spoken = t.phrase('offer_label', { name: nameOf(seat) });
    return { ...offer, label: t.phrase('offer'), spoken };
  }
  return unlessStill(meeting, {
    label: t.phrase('give'),
    spoken: t.phrase('give_label', { name: nameIn(meeting, member) }),
    does: { type: 'give_floor', to: member, after: turn?.id ?? 0 },
  });
}

function isUnheard({ floor }: Meeting, { id, role }: Seat): boolean {
  const waits = floor.hands.some(({ member }) => member === id);
  return role !== 'observer' && !waits && floor.turn?.member !== id && !floor.heard.includes(id);
}

function unheardOf(meeting: Meeting, seat: Seat): Unheard {
  const invited = meeting.floor.invited.includes(seat.id);
  const invite = seat.without_device ? null : inviteOf(meeting, seat);
  return { id: seat.id, name: nameOf(seat), invited, invite };
}

/** Unseen by the others; nobody is asked twice. */
export function inviteOf({ floor }: Meeting, seat: Seat): Doing {
  const name = nameOf(seat);
  return floor.invited.includes(seat.id)
    ? { label: t.phrase('invited'), cap: t.phrase('invited_cap', { name }), does: null }
    : {
        label: t.phrase('invite', { name }),
        cap: t.phrase('invite_cap'),
        does: { type: 'invite_to_speak', member: seat.id },
      };
}
