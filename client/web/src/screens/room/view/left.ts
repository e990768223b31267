/**
 * Chairs that have just become empty. They stand for a minute, so that the ring does not close up at
 * once and nothing jumps; nobody is told who went, the chair alone shows it.
 */

import type { Meeting, Seat } from '../../../replica/types';

export interface LeftSeat {
  readonly seat: Seat;
  /** Who sat right before them in seated order, or `null` at its beginning. */
  readonly after: number | null;
  readonly until: number;
}

export const CHAIR_STANDS = 60_000;

/** The empty chairs now, given those before and what has changed since. */
export function emptyChairs(
  chairs: readonly LeftSeat[],
  before: Meeting,
  meeting: Meeting,
  now: number,
): readonly LeftSeat[] {
  const still = chairs.filter(({ until }) => now < until);
  if (before.seats === meeting.seats) return still.length === chairs.length ? chairs : still;
  const here = new Set(meeting.seats.map(({ id }) => id));
  const gone = before.seats.flatMap((seat, i): LeftSeat[] => {
    if (here.has(seat.id) || seat.role === 'observer') return [];
    return [{ seat, after: before.seats[i - 1]?.id ?? null, until: now + CHAIR_STANDS }];
  });
  return [...still, ...gone];
}

/** The meeting as if those who left still had their chairs. */
export function withChairs(meeting: Meeting, chairs: readonly LeftSeat[]): Meeting {
  if (chairs.length === 0) return meeting;
  const seats = [...meeting.seats];
  for (const { seat, after } of chairs) {
    const place = seats.findIndex(({ id }) => id === after) + 1;
    seats.splice(place, 0, seat);
  }
  return { ...meeting, seats };
}
