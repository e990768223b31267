/** People: whom a facilitator can give the floor, act for, hand over to, or ask to leave. */

import { t } from '../../../i18n/drawer';
import type { AnyCommand, Meeting, Seat } from '../../../replica/types';
import { handPlace, nameOf } from '../../room/view/people';
import type { Doing } from './doing';

export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly notes: readonly string[];
  readonly buttons: readonly Doing[];
}

export function peopleOf(meeting: Meeting, me: number): PersonRow[] {
  return meeting.seats.map((seat) => ({
    id: seat.id,
    name: nameOf(seat),
    notes: notesOf(seat, me),
    buttons: seat.id === me ? [] : buttonsOf(meeting, seat),
  }));
}

function notesOf(seat: Seat, me: number): string[] {
  const notes = [
    seat.id === me && t('you'),
    seat.role === 'facilitator' && t('facilitator'),
    seat.role === 'observer' && t('observer'),
    seat.without_device && t('without_device'),
    seat.presence === 'reconnecting' && !seat.without_device && t('reconnecting'),
  ];
  return notes.filter((note): note is string => typeof note === 'string');
}

function buttonsOf(meeting: Meeting, seat: Seat): Doing[] {
  const { turn } = meeting.floor;
  const running = meeting.stage === 'running';
  const buttons: Doing[] = [];
  if (running && seat.role !== 'observer' && turn?.member !== seat.id) {
    buttons.push({
      label: t.phrase('give_to', { name: nameOf(seat) }),
      does: { type: 'give_floor', to: seat.id, after: turn?.id ?? 0 },
    });
  }
  if (running && seat.without_device) buttons.push(...actsFor(meeting, seat));
  if (seat.role === 'participant' && !seat.without_device) {
    const does: AnyCommand = { type: 'hand_over', to: seat.id };
    buttons.push({ label: t.phrase('hand_over'), cap: t.phrase('hand_over_cap'), does });
  }
  const does: AnyCommand = { type: 'remove', member: seat.id };
  buttons.push({ label: t.phrase('remove'), cap: t.phrase('remove_cap'), does });
  return buttons;
}

/** What someone without a device says, and a facilitator enters. */
function actsFor({ floor }: Meeting, { id }: Seat): Doing[] {
  const { turn, round } = floor;
  const act = (
    label: Parameters<typeof t.phrase>[0] & `act_${string}`,
    does: AnyCommand,
  ): Doing => ({
    label: t.phrase(label),
    does,
    actingFor: id,
  });
  if (turn?.member === id) {
    return [
      act('act_done', { type: 'end_turn', turn: turn.id }),
      act('act_pass', { type: 'pass_turn', turn: turn.id }),
    ];
  }
  if (round?.to_come.includes(id)) return [act('act_pass_round', { type: 'pass_round' })];
  if (round && !round.members.includes(id)) return [act('act_join_round', { type: 'join_round' })];
  return handPlace(floor, id) > 0
    ? [act('act_lower', { type: 'lower_hand' })]
    : [act('act_ask', { type: 'raise_hand', kind: 'speak' })];
}
