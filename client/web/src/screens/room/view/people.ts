/** Who sits where, who has the floor, who is next: the facts that every part of the screen asks. */

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

/** Everyone around the table in the one seated order, beginning with me if I sit there. */
export function aroundFrom(meeting: Meeting, me: number): Seat[] {
  const circle = meeting.seats.filter(({ role }) => role !== 'observer');
  const mine = circle.findIndex(({ id }) => id === me);
  return mine < 0 ? circle : [...circle.slice(mine), ...circle.slice(0, mine)];
}

export function onTheBench(meeting: Meeting): Seat[] {
  return meeting.seats.filter(({ role }) => role === 'observer');
}

/** Who comes after the present speaker, as far as the floor knows. */
export function nextMember(floor: Floor): number | null {
  if (floor.round && floor.round.to_come.length > 0) return floor.round.to_come[0] ?? null;
  return floor.mode === 'quiet' ? null : (floor.hands[0]?.member ?? null);
}

/** The place of a raised hand in line, from 1; 0 when it is down. */
export function handPlace(floor: Floor, member: number): number {
  return floor.hands.findIndex((hand) => hand.member === member) + 1;
}
