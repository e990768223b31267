import { t } from '../../../i18n/drawer';
import type { Meeting, Role, Seat } from '../../../replica/types';
import { nameIn, nameOf } from '../../room/view/people';
import type { Doing } from './doing';
import { inviteOf } from './hands';
import { offerTo, pieceIsHeld } from './piece';
import { type SpokenFor, speaksThroughUs, spokenFor } from './spoken';
import { unlessStill } from './still';

export interface PersonRow {
  readonly id: number;
  readonly name: string;
  /** By which link they came, and could come again; `null` for me and those without a device. */
  readonly link: Role | null;
  readonly notes: readonly string[];
  readonly buttons: readonly Doing[];
  /** What they say and we enter, where they cannot press a button themselves. */
  readonly words: SpokenFor | null;
}

export function peopleOf(meeting: Meeting, me: number): PersonRow[] {
  const running = meeting.stage === 'running';
  return meeting.seats.map((seat) => ({
    id: seat.id,
    name: nameOf(seat),
    link: seat.id === me || seat.without_device ? null : seat.role,
    notes: notesOf(meeting, seat, me),
    buttons: seat.id === me ? [] : buttonsOf(meeting, seat),
    words: running && seat.id !== me && speaksThroughUs(seat) ? spokenFor(meeting, seat) : null,
  }));
}

function notesOf(meeting: Meeting, seat: Seat, me: number): string[] {
  const name = seat.shares === null ? '' : nameIn(meeting, seat.shares);
  const notes = [
    seat.id === me && t('you'),
    seat.role === 'facilitator' && t('facilitator'),
    seat.role === 'observer' && t('observer'),
    seat.id === meeting.deputy && t('deputy'),
    seat.shares !== null && name && t('shares_phone', { name }),
    seat.without_device && !name && t('without_device'),
    seat.presence === 'reconnecting' && !seat.without_device && t('reconnecting'),
    meeting.floor.invited.includes(seat.id) && t('invited_note'),
  ];
  return notes.filter((note): note is string => typeof note === 'string' && note !== '');
}

function buttonsOf(meeting: Meeting, seat: Seat): Doing[] {
  const running = meeting.stage === 'running';
  const remove: Doing = {
    label: t.phrase('remove'),
    cap: t.phrase('remove_cap'),
    does: { type: 'remove', member: seat.id },
  };
  return [
    ...(running && seat.role !== 'observer' ? toSpeak(meeting, seat) : []),
    ...(running && seat.role === 'participant' ? [farewell(seat)] : []),
    ...(seat.role === 'participant' && !seat.without_device ? toFacilitate(meeting, seat) : []),
    remove,
  ];
}

/** Somebody needs this no longer, or moves away. */
function farewell(seat: Seat): Doing {
  const name = nameOf(seat);
  return {
    label: t.phrase('farewell', { name }),
    cap: t.phrase('farewell_cap'),
    does: { type: 'show_prompt', text: t('farewell_prompt', { name }) },
  };
}

function toSpeak(meeting: Meeting, seat: Seat): Doing[] {
  const { turn, hands } = meeting.floor;
  if (turn?.member === seat.id) return [];
  const give: Doing = unlessStill(meeting, {
    label: t.phrase('give_to', { name: nameOf(seat) }),
    does: { type: 'give_floor', to: seat.id, after: turn?.id ?? 0 },
  });
  const waits = hands.some(({ member }) => member === seat.id);
  return [
    pieceIsHeld(meeting) ? offerTo(meeting, seat) : give,
    ...(waits || seat.without_device ? [] : [inviteOf(meeting, seat)]),
  ];
}

function toFacilitate({ deputy }: Meeting, seat: Seat): Doing[] {
  const handOver: Doing = {
    label: t.phrase('hand_over'),
    cap: t.phrase('hand_over_cap'),
    does: { type: 'hand_over', to: seat.id },
  };
  const name: Doing =
    deputy === seat.id
      ? {
          label: t.phrase('no_deputy'),
          cap: t.phrase('no_deputy_cap'),
          does: { type: 'name_deputy', member: null },
        }
      : {
          label: t.phrase('name_deputy'),
          cap: t.phrase('name_deputy_cap'),
          does: { type: 'name_deputy', member: seat.id },
        };
  const away: Doing = { ...handOver, cap: t.phrase('hand_over_away'), does: null };
  return [name, seat.presence === 'here' ? handOver : away];
}
