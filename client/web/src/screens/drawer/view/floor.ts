/** How the floor moves, and the rounds: once more, the other way around, or from somebody on. */

import { t } from '../../../i18n/drawer';
import type { Phrase } from '../../../i18n/words';
import { currentRound } from '../../../replica/lineUp';
import type { FloorMode, Meeting } from '../../../replica/types';
import { nameOf } from '../../room/view/people';
import type { Doing } from './doing';

export interface FloorView {
  readonly mode: FloorMode;
  readonly modes: readonly FloorMode[];
  /** What the present way means, in a sentence. */
  readonly means: Phrase;
  /** A round that is not over waits for its mode. */
  readonly kept: Phrase | null;
  /** Those who came later than the round began. */
  readonly late: Phrase | null;
  readonly anew: readonly Doing[];
  readonly from: readonly RoundFrom[];
}

export interface RoundFrom {
  readonly id: number;
  readonly onwards: Doing;
  readonly backwards: Doing;
}

export const MODES: readonly FloorMode[] = [
  'open',
  'queue',
  'round',
  'volunteer',
  'piece',
  'quiet',
];
const MEANS = {
  open: 'open_means',
  queue: 'queue_means',
  round: 'round_means',
  volunteer: 'volunteer_means',
  piece: 'piece_means',
  quiet: 'quiet_means',
} as const;

export function floorOf(meeting: Meeting): FloorView {
  const { floor } = meeting;
  const { mode, round } = floor;
  const now = currentRound(floor);
  const kept = now === null && round !== null && round.to_come.length > 0;
  return {
    mode,
    modes: MODES,
    means:
      mode === 'queue' && floor.customs.policy === 'facilitator'
        ? t.phrase('queue_waits')
        : t.phrase(MEANS[mode]),
    kept: kept ? t.phrase('round_kept') : null,
    late: lateOf(meeting),
    anew: now === null ? [] : anew(mode),
    from: circle(meeting).map((seat) => {
      const name = nameOf(seat);
      const label = t.phrase('name', { name });
      return {
        id: seat.id,
        onwards: {
          label,
          spoken: t.phrase('round_from_label', { name }),
          does: { type: 'begin_round', mode: 'round', first: seat.id, backwards: false },
        },
        backwards: {
          label,
          spoken: t.phrase('round_back_from_label', { name }),
          does: { type: 'begin_round', mode: 'round', first: seat.id, backwards: true },
        },
      };
    }),
  };
}

function anew(mode: FloorMode): Doing[] {
  if (mode === 'volunteer') {
    const does = { type: 'begin_round', mode, first: null, backwards: false } as const;
    return [{ label: t.phrase('each_again'), does }];
  }
  const round = { type: 'begin_round', mode: 'round', first: null } as const;
  return [
    { label: t.phrase('round_again'), does: { ...round, backwards: false } },
    { label: t.phrase('round_around'), does: { ...round, backwards: true } },
  ];
}

function lateOf(meeting: Meeting): Phrase | null {
  const round = currentRound(meeting.floor);
  if (round === null) return null;
  const late = circle(meeting).filter(({ id }) => !round.members.includes(id));
  if (late.length === 0) return null;
  return t.phrase('came_later', { count: late.length, names: late.map(nameOf).join(', ') });
}

function circle({ seats }: Meeting) {
  return seats.filter(({ role }) => role !== 'observer');
}
