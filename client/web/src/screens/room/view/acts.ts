/** The one main button, what may stand beside it, and the same by keys. */

import { t } from '../../../i18n/room';
import type { Phrase } from '../../../i18n/words';
import type { AnyCommand, Meeting } from '../../../replica/types';
import { handPlace, type Me, nextMember, roundGoesOn } from './people';
import { type Connection, LONG_WAIT } from './status';

export interface Button {
  readonly label: Phrase;
  readonly look: 'go' | 'held' | 'lit' | 'even';
  /** `retry` tries the line again; everything else goes to the hub. */
  readonly does: AnyCommand | 'retry';
}

export interface Acts {
  /** `null` where there is nothing to do now; `none` for those who only watch. */
  readonly main: Button | null | 'none';
  readonly pass: Button | null;
  /** A hand of another kind can be raised. */
  readonly kinds: boolean;
  /** The speaker's line has been down for long: the floor can go on. */
  readonly goOn: AnyCommand | null;
  readonly keys: Readonly<Partial<Record<'h' | 'd' | 'p', AnyCommand>>>;
}

const NOTHING: Acts = { main: null, pass: null, kinds: false, goOn: null, keys: {} };
const ASK: AnyCommand = { type: 'raise_hand', kind: 'speak' };
const LOWER: AnyCommand = { type: 'lower_hand' };

export function actsOf(meeting: Meeting, me: Me, now: number, connection: Connection): Acts {
  if (connection !== 'live') return { ...NOTHING, main: go('try_now', 'retry') };
  if (me.role === 'observer') return { ...NOTHING, main: 'none' };
  if (meeting.stage === 'gathering') {
    return me.role === 'facilitator'
      ? { ...NOTHING, main: go('begin', { type: 'start_meeting' }) }
      : NOTHING;
  }
  const { turn } = meeting.floor;
  if (turn?.member === me.member) return myTurn(turn.id);
  return { ...waiting(meeting, me), goOn: goOn(meeting, now) };
}

function myTurn(turn: number): Acts {
  const done: AnyCommand = { type: 'end_turn', turn };
  const pass: AnyCommand = { type: 'pass_turn', turn };
  return {
    ...NOTHING,
    main: { label: t.phrase('done'), look: 'lit', does: done },
    pass: { label: t.phrase('pass'), look: 'even', does: pass },
    keys: { d: done, p: pass },
  };
}

function waiting({ floor }: Meeting, me: Me): Acts {
  if (floor.round) {
    if (floor.round.to_come.includes(me.member)) {
      const pass: AnyCommand = { type: 'pass_round' };
      return {
        ...NOTHING,
        main: { label: t.phrase('pass_round'), look: 'held', does: pass },
        keys: { p: pass },
      };
    }
    if (roundGoesOn(floor) && !floor.round.members.includes(me.member)) {
      return { ...NOTHING, main: go('join_round', { type: 'join_round' }) };
    }
  }
  if (floor.mode === 'quiet') return NOTHING;
  if (handPlace(floor, me.member) > 0) {
    const main: Button = { label: t.phrase('lower'), look: 'held', does: LOWER };
    return { ...NOTHING, main, kinds: true, keys: { h: LOWER } };
  }
  return { ...NOTHING, main: go('ask', ASK), kinds: true, keys: { h: ASK } };
}

function goOn(meeting: Meeting, now: number): AnyCommand | null {
  const { turn } = meeting.floor;
  if (!turn || turn.held_at === null) return null;
  if (now - turn.held_at < LONG_WAIT * meeting.plan.minute) return null;
  if (nextMember(meeting) === null) return null;
  return { type: 'next_speaker', after: turn.id, keep_place: true };
}

function go(label: 'ask' | 'begin' | 'join_round' | 'try_now', does: AnyCommand | 'retry'): Button {
  return { label: t.phrase(label), look: 'go', does };
}
