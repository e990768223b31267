/** Who sits where, who has the floor, who is next: the facts that every part of the screen asks. */

import { currentRound, type Next, nextMember, waiting } from '../../../replica/lineUp';
import type { Floor, Meeting, Role, Seat } from '../../../replica/types';

export interface Me {
  readonly member: number;
  readonly role: Role;
}

/** Two people of one name are told apart by a number. */
export function nameOf(seat: Seat): string {
  return seat.twin === 0 ? seat.name : `${seat.name} ${seat.twin}`;
}

export function nameIn(meeting: Meeting, member: number): string {
  const seat = meeting.seats.find(({ id }) => id === member);
  return seat ? nameOf(seat) : '';
}

export function hasDevice({ seats }: Meeting, member: number): boolean {
  return !seats.some(({ id, without_device }) => id === member && without_device);
}

/** Everyone around the table in the one seated order, beginning with me if I sit there. */
export function aroundFrom(meeting: Meeting, me: number): Seat[] {
  const circle = meeting.seats.filter(({ role }) => role !== 'observer');
  const mine = circle.findIndex(({ id }) => id === me);
  return mine < 0 ? circle : [...circle.slice(mine), ...circle.slice(0, mine)];
}

/** Two who talk: their meeting is for a pair, and nobody else has come. */
export function isPair({ plan, seats }: Meeting): boolean {
  return plan.kind === 'pair' && seats.filter(({ role }) => role !== 'observer').length < 3;
}

/** Where two just talk there is no hand to raise, and no queue. */
export function justTalk(meeting: Meeting): boolean {
  const { mode, turn, hands } = meeting.floor;
  return mode === 'open' && !turn && !hands[0] && isPair(meeting);
}

export function onTheBench(meeting: Meeting): Seat[] {
  return meeting.seats.filter(({ role }) => role === 'observer');
}

/** Whom I speak for: myself, and those who share my phone. */
export function onMyPhone({ seats }: Meeting, { member }: Pick<Me, 'member'>): number[] {
  return [member, ...seats.filter(({ shares }) => shares === member).map(({ id }) => id)];
}

export function isBesideMe(meeting: Meeting, me: Me, member: number): boolean {
  return member !== me.member && onMyPhone(meeting, me).includes(member);
}

/** Others can see my screen. */
export function shared({ seats }: Meeting, me: Me): boolean {
  return seats.some(({ shares }) => shares === me.member);
}

export function isLed({ seats }: Meeting): boolean {
  return seats.some(({ role, presence }) => role === 'facilitator' && presence === 'here');
}

/** A round is going on: somebody speaks in it, or is still to come. */
export function roundGoesOn(floor: Floor): boolean {
  const round = currentRound(floor);
  return round !== null && !round.adding && (floor.turn !== null || round.to_come.length > 0);
}

/** Everybody has been in the round, and was asked whether there is anything to add. */
export function isAdding(floor: Floor): boolean {
  return currentRound(floor)?.adding ?? false;
}

/**
 * Who comes after the present speaker, as everyone is told. Nobody is pointed at who may yet choose: who
 * has not taken a turn of a volunteer round, or has not been offered the piece.
 */
export function nextShown(meeting: Meeting): number | null {
  const { floor } = meeting;
  const next = nextMember(meeting);
  if (floor.mode === 'piece' && !floor.offer) return null;
  if (floor.mode === 'volunteer' && !floor.hands.some(({ member }) => member === next)) return null;
  return next;
}

/** Who waits for the floor, in order, each wish once. In a volunteer round only who has a hand up. */
export function inLine({ floor }: Meeting): Next[] {
  const seen = new Set<string>();
  const chosen = floor.mode === 'volunteer' ? floor.hands.map(({ member }) => member) : null;
  return waiting(floor).filter(({ member, hand }) => {
    const wish = `${member} ${hand ?? 'speak'}`;
    const said = seen.has(wish) || (chosen !== null && !chosen.includes(member));
    seen.add(wish);
    return !said;
  });
}

/** How many people are before somebody in line; `null` when they are not in it. */
export function before(meeting: Meeting, who: number): number | null {
  const line = inLine(meeting).map(({ member }) => member);
  const place = line.indexOf(who);
  return place < 0 ? null : new Set(line.slice(0, place)).size;
}

/** The place of a person's first raised hand, from 1; 0 when all are down. */
export function handPlace(floor: Floor, member: number): number {
  return floor.hands.findIndex((hand) => hand.member === member) + 1;
}
