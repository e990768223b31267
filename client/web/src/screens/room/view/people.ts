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

export function hasDevice({ seats }: Meeting, member: number): boolean {
  return !seats.some(({ id, without_device }) => id === member && without_device);
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

/** Who waits for the floor, in order: those whose round it is, then the raised hands. */
export function waiting({ round, hands }: Floor): number[] {
  const inRound = round?.to_come ?? [];
  return [...inRound, ...hands.map(({ member }) => member).filter((id) => !inRound.includes(id))];
}

/** A round is going on: somebody speaks in it, or is still to come. */
export function roundGoesOn({ round, turn }: Floor): boolean {
  return round !== null && (turn !== null || round.to_come.length > 0);
}

/** Who comes after the present speaker, as everyone is told. */
export function nextMember(meeting: Meeting): number | null {
  return meeting.floor.mode === 'quiet' ? null : firstInLine(meeting);
}

/** The first in line who can be reached: without a device, through a facilitator who is here. */
export function firstInLine({ floor, seats }: Meeting): number | null {
  const here = seats.filter(({ presence }) => presence === 'here');
  const facilitated = here.some(({ role }) => role === 'facilitator');
  const reachable = here.filter((seat) => facilitated || !seat.without_device);
  const line = waiting(floor).filter((id) => id !== floor.turn?.member);
  return line.find((id) => reachable.some((seat) => seat.id === id)) ?? null;
}

/** The place of a raised hand in line, from 1; 0 when it is down. */
export function handPlace(floor: Floor, member: number): number {
  return floor.hands.findIndex((hand) => hand.member === member) + 1;
}
