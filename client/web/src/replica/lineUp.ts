/**
 * Who is next: what hub and clients read out of the same state, step by step as
 * protocol/circlekeeper_protocol/line_up.py does it. Screens show it before it happens.
 */

import type { Floor, HandKind, Meeting, MemberId, Round } from './types';

/** Who is next, and with which hand. */
export interface Next {
  readonly member: MemberId;
  readonly hand: HandKind | null;
}

/** The round by which the floor moves now; one that is kept for later does not count. */
export function currentRound({ mode, round }: Floor): Round | null {
  return mode === 'round' || mode === 'volunteer' ? round : null;
}

/** Whom a free floor calls by itself, in order; those who cannot be reached among them. */
export function called(floor: Floor): Next[] {
  const round = currentRound(floor);
  if (round) {
    const first =
      floor.mode === 'round'
        ? toCome(floor, round)
        : raised(floor).filter(({ member }) => round.to_come.includes(member));
    return round.adding ? [...first, ...raised(floor)] : first;
  }
  return floor.mode === 'queue' && floor.customs.policy !== 'facilitator' ? raised(floor) : [];
}

/** To whom a facilitator would move on, in order. Nobody is called to volunteer. */
export function waiting(floor: Floor): Next[] {
  return [...called(floor), ...raised(floor)];
}

/**
 * Everyone here, by their own device or through somebody here who acts for them: any facilitator, or
 * whose phone they share.
 */
export function reachable({ seats }: Meeting): ReadonlySet<MemberId> {
  const here = seats.filter(({ presence }) => presence === 'here');
  const facilitated = here.some(({ role }) => role === 'facilitator');
  const withDevice = new Set(here.filter((seat) => !seat.without_device).map(({ id }) => id));
  return new Set(
    here
      .filter(
        ({ id, shares }) =>
          facilitated || withDevice.has(id) || (shares !== null && withDevice.has(shares)),
      )
      .map(({ id }) => id),
  );
}

/**
 * Who else comes after the present speaker, as things stand; `null` where nobody is next: in quiet,
 * with a piece that is offered to nobody, in a volunteer round until somebody wishes.
 */
export function nextMember(meeting: Meeting): MemberId | null {
  const { floor } = meeting;
  if (floor.mode === 'quiet') return null;
  if (floor.offer) return floor.offer.to;
  if (floor.mode === 'piece') return null;
  const here = reachable(meeting);
  const next = waiting(floor).find(
    ({ member }) => here.has(member) && member !== floor.turn?.member,
  );
  return next?.member ?? null;
}

function toCome({ hands }: Floor, { to_come }: Round): Next[] {
  const speaks = (member: MemberId) =>
    hands.some((hand) => hand.member === member && hand.kind === 'speak');
  return to_come.map((member) => ({ member, hand: speaks(member) ? 'speak' : null }));
}

function raised({ hands }: Floor): Next[] {
  return hands.map(({ member, kind }) => ({ member, hand: kind }));
}
