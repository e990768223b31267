/** Which device rings: every one, or one for all who sit in one room. */

import { t } from '../../../i18n/drawer';
import type { Phrase } from '../../../i18n/words';
import type { AnyCommand, Meeting } from '../../../replica/types';
import { nameIn, nameOf } from '../../room/view/people';

const EVERY = 'every';

export interface SoundingView {
  readonly now: Phrase;
  /** Why the one device may not be heard. */
  readonly silent: Phrase | null;
  readonly chosen: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: Phrase;
    readonly does: AnyCommand;
  }[];
}

export function soundingOf(meeting: Meeting): SoundingView {
  const { sounding } = meeting.time;
  const every = {
    value: EVERY,
    label: t.phrase('every_device'),
    does: { type: 'choose_sounding', member: null } as const,
  };
  const devices = meeting.seats
    .filter(({ role, without_device }) => role !== 'observer' && !without_device)
    .map((seat) => ({
      value: String(seat.id),
      label: t.phrase('name', { name: nameOf(seat) }),
      does: { type: 'choose_sounding', member: seat.id } as const,
    }));
  return {
    now:
      sounding === null
        ? t.phrase('every_rings')
        : t.phrase('one_rings', { name: nameIn(meeting, sounding) }),
    silent: silentOf(meeting),
    chosen: sounding === null ? EVERY : String(sounding),
    choices: [every, ...devices],
  };
}

function silentOf(meeting: Meeting): Phrase | null {
  const { sounding, muted } = meeting.time;
  const seat = meeting.seats.find(({ id }) => id === sounding);
  if (!seat) return null;
  if (muted) return t.phrase('one_muted');
  return seat.presence === 'reconnecting' ? t.phrase('one_away') : null;
}
