/** What stands above the buttons for one person: brought up for them or for all, or said to them alone. */

import type { CardId, Meeting } from '../../replica/types';
import { activePhases } from '../room/view/course';
import type { Me } from '../room/view/people';

export interface Said {
  readonly what: 'answered' | 'for_you' | 'for_all' | 'calms';
  readonly card: CardId;
  readonly text: string;
}

export interface ForMe {
  /** Not for the eyes of those who share my phone. */
  readonly alone: readonly Said[];
  readonly all: Said | null;
  /** Somebody asked the facilitators for something. */
  readonly asked: boolean;
}

const LAST_PARTS: readonly string[] = ['wrap_up', 'closing'];

export function forMe(meeting: Meeting, me: Me): ForMe {
  const mine = meeting.own_cards.map(({ card }) => card);
  const said = (what: Said['what'], kind: string) =>
    mine.filter((card) => card.kind === kind).map(({ id, text }) => ({ what, card: id, text }));
  const nearTheEnd =
    meeting.stage === 'ended' ||
    activePhases(meeting).some(({ phase }) => LAST_PARTS.includes(phase.kind));
  const shown = meeting.shown.find(({ member }) => member === me.member)?.card;
  const all = meeting.shown.find(({ member }) => member === null)?.card;
  const asks = ['break', 'check', 'back'];
  return {
    alone: [
      ...said('answered', 'answer'),
      ...(shown ? [{ what: 'for_you', card: shown.id, text: shown.text } as const] : []),
      ...(nearTheEnd ? said('calms', 'calms') : []),
    ],
    all: all ? { what: 'for_all', card: all.id, text: all.text } : null,
    asked:
      me.role === 'facilitator' &&
      meeting.cards.some(({ kind, member }) => asks.includes(kind) && member !== me.member),
  };
}
