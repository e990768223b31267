/**
 * What is for me alone: a question whether I would like to hear a thought, an invitation to speak, and
 * what became of my own thought. It is told in the status area; where others can see my screen, only
 * that there is something, until I look.
 */

import { t } from '../../../i18n/room';
import { type Phrase, phrase } from '../../../i18n/words';
import type { AnyCommand, Meeting } from '../../../replica/types';
import type { Button } from './acts';
import { isBesideMe, type Me, nameIn, shared } from './people';

export interface Alone {
  readonly says: Phrase;
  /** Answers that weigh the same. */
  readonly answers: readonly Button[];
}

/** For so long no facilitator is missed: pages are reloaded, lines come back. */
const MISSED = 10_000;

/** `looked`: I want to see it, also if others can. */
export function aloneOf(meeting: Meeting, me: Me, looked: boolean): Alone | null {
  const alone = asked(meeting, me) ?? told(meeting, me);
  if (!alone || looked || !shared(meeting, me)) return alone;
  const { turn } = meeting.floor;
  const says =
    turn && isBesideMe(meeting, me, turn.member)
      ? phrase(t.only_one, { name: nameIn(meeting, me.member) })
      : phrase(t.only_you);
  return { says, answers: [{ label: phrase(t.show_me), look: 'even', does: 'show' }] };
}

function asked({ advice, floor }: Meeting, me: Me): Alone | null {
  if (advice.questions.some(({ member, answered }) => member === me.member && !answered)) {
    return {
      says: phrase(t.thought_asked),
      answers: either(
        { type: 'answer_thought', welcome: false },
        { type: 'answer_thought', welcome: true },
      ),
    };
  }
  if (!floor.invited.includes(me.member)) return null;
  return {
    says: phrase(t.invited),
    answers: either({ type: 'decline_invitation' }, { type: 'raise_hand', kind: 'speak' }),
  };
}

function told({ advice }: Meeting, me: Me): Alone | null {
  const thought = advice.thoughts.find(({ member }) => member === me.member);
  if (!thought) return null;
  return { says: phrase(thought.not_now ? t.thought_not_now : t.thought_waits), answers: [] };
}

function either(no: AnyCommand, yes: AnyCommand): Button[] {
  return [
    { label: phrase(t.not_now), look: 'even', does: no },
    { label: phrase(t.yes), look: 'even', does: yes },
  ];
}

/** No facilitator is here, and has not been for a moment. */
export function isUnled(meeting: Meeting, unled: number | null, now: number): boolean {
  return unled !== null && now - unled >= MISSED && meeting.stage !== 'ended';
}

export function takeOver(meeting: Meeting, me: Me): Alone | null {
  if (meeting.deputy !== me.member) return null;
  const label = phrase(t.take_over);
  return {
    says: phrase(t.lead_asked),
    answers: [{ label, look: 'even', does: { type: 'take_over' } }],
  };
}
