/** Who waits for the floor, in order, and which order that is. */

import { t } from '../../../i18n/order';
import { t as words } from '../../../i18n/room';
import type { Phrase } from '../../../i18n/words';
import type { HandKind, Meeting } from '../../../replica/types';
import { inLine, isAdding, type Me, nameIn, nextShown } from './people';

export interface LineView {
  readonly id: number;
  readonly name: string;
  readonly kind: HandKind | null;
  readonly next: boolean;
}

export function lineOf(meeting: Meeting, me: Me): LineView[] {
  const next = nextShown(meeting);
  const line = inLine(meeting);
  const first = line.findIndex(({ member }) => member === next);
  return line.map(({ member, hand }, i) => ({
    id: member,
    name: member === me.member ? words.you : nameIn(meeting, member),
    kind: hand,
    next: i === first,
  }));
}

/** Whose turn comes when, in one sentence. */
export function orderOf({ floor, stage }: Meeting): Phrase | null {
  if (stage === 'gathering') return null;
  switch (floor.mode) {
    case 'quiet':
      return null;
    case 'round':
    case 'volunteer':
      return isAdding(floor) ? t.phrase('order_arrival') : t.phrase(`order_${floor.mode}`);
    case 'piece':
      return t.phrase('order_piece');
    default:
      return t.phrase(`order_${floor.customs.policy}`);
  }
}
