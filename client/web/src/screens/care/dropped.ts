/** Whoever drops out and may be upset: in their turn, or after a word to the facilitators. Pure, and nothing is kept. */

import type { CardKind, Meeting, MemberId, Millis } from '../../replica/types';
import { nameIn } from '../room/view/people';

export interface DroppedOut {
  readonly member: MemberId;
  readonly name: string;
  /** They have given up their seat; else their line is gone. */
  readonly left: boolean;
  /** They had asked for something; else it was their turn. */
  readonly asked: boolean;
  readonly since: Millis;
}

/** Lines come back by themselves, most of the time. */
export const WAITS: Millis = 20_000;

const ASKED: readonly CardKind[] = ['break', 'check'];

export function droppedOut(
  known: readonly DroppedOut[],
  before: Meeting,
  meeting: Meeting,
  now: Millis,
): DroppedOut[] {
  const seats = new Map(meeting.seats.map((seat) => [seat.id, seat]));
  const stays = known.filter(({ member, left }) =>
    left ? true : seats.get(member)?.presence === 'reconnecting',
  );
  const fresh = before.seats.flatMap((was): DroppedOut[] => {
    const seat = seats.get(was.id);
    const asked = asksForSomething(before, was.id);
    const speaks = before.floor.turn?.member === was.id && meeting.stage === 'running';
    if (was.role === 'observer' || was.without_device || !(asked || speaks)) return [];
    if (seat && seat.presence === 'here') return [];
    const left = !seat;
    if (stays.some((one) => one.member === was.id && one.left === left)) return [];
    return [{ member: was.id, name: nameIn(before, was.id), left, asked, since: now }];
  });
  const gone = new Set(fresh.map(({ member }) => member));
  return [...stays.filter(({ member }) => !gone.has(member)), ...fresh];
}

function asksForSomething({ cards }: Meeting, member: MemberId): boolean {
  return cards.some((card) => card.member === member && ASKED.includes(card.kind));
}
