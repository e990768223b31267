/** The one main button, what may stand beside it, and the same by keys. */

import { t } from '../../../i18n/room';
import { type Phrase, phrase } from '../../../i18n/words';
import { currentRound, nextMember, reachable } from '../../../replica/lineUp';
import type { AnyCommand, Help, Meeting, TurnId } from '../../../replica/types';
import {
  handPlace,
  isAdding,
  justTalk,
  type Me,
  nameIn,
  onMyPhone,
  roundGoesOn,
  shared,
} from './people';
import { type Connection, LONG_WAIT } from './status';

export interface Button {
  readonly label: Phrase;
  readonly look: 'go' | 'held' | 'lit' | 'even';
  /** Everything but these goes to the hub: try the line again, choose a seat, show what is for me alone or for those who lead. */
  readonly does: AnyCommand | 'retry' | 'choose' | 'show' | 'care';
  /** Who shares my phone and said so. */
  readonly actingFor?: number | undefined;
}

/** What one person can do now about the floor. */
export interface Ways {
  /** `null` where there is nothing to do now. */
  readonly main: Button | null;
  /** Stands before it; as wide as the main one where both are one answer. */
  readonly pass: Button | null;
  readonly even: boolean;
  readonly keys: Readonly<Partial<Record<'h' | 'd' | 'p', Button>>>;
}

export interface Acts extends Omit<Ways, 'main'> {
  /** `none` for those who only watch. */
  readonly main: Button | null | 'none';
  /** Why there is nothing to do now. */
  readonly still: Phrase;
  /** A hand of another kind can be raised. */
  readonly kinds: boolean;
  /** What would help whoever has the floor on my phone. */
  readonly help: { readonly turn: TurnId; readonly now: Help; readonly actingFor?: number } | null;
  /** Give the floor back to who had it before. */
  readonly back: Button | null;
  readonly bell: boolean;
  /** The speaker's line has been down for long: the floor can go on. */
  readonly goOn: AnyCommand | null;
}

const NO_WAY: Ways = { main: null, pass: null, even: false, keys: {} };
const ASK: AnyCommand = { type: 'raise_hand', kind: 'speak' };
const LOWER: AnyCommand = { type: 'lower_hand', kind: null, member: null };

export function actsOf(
  meeting: Meeting,
  me: Me,
  now: number,
  connection: Connection,
  leads = me.role === 'facilitator',
): Acts {
  const nothing: Acts = {
    ...NO_WAY,
    still: phrase(meeting.bell ? t.still_bell : justTalk(meeting) ? t.still_pair : t.still),
    kinds: false,
    help: null,
    back: null,
    bell: false,
    goOn: null,
  };
  const button = buttonsFor(me, me.member);
  if (connection !== 'live') return { ...nothing, main: button(t.try_now, 'go', 'retry') };
  if (me.role === 'observer') return { ...nothing, main: 'none' };
  if (meeting.bell) {
    const cares = leads && !meeting.bell.until;
    return cares ? { ...nothing, main: button(t.what_helps_now, 'go', 'care') } : nothing;
  }
  if (meeting.stage === 'gathering') {
    return me.role === 'facilitator'
      ? { ...nothing, main: button(t.begin, 'go', { type: 'start_meeting' }) }
      : nothing;
  }
  const who = actingAs(meeting, me);
  const { turn } = meeting.floor;
  const others = who === me.member ? {} : { actingFor: who };
  const mine = turn?.member === who;
  return {
    ...nothing,
    ...waysOf(meeting, me, who),
    kinds: !mine && hasKinds(meeting, me),
    help: mine ? { turn: turn.id, now: turn.help, ...others } : null,
    back: mine ? handBack(meeting, turn.id, others) : null,
    bell: true,
    goOn: mine ? null : goOn(meeting, now),
  };
}

/** Before it comes to me in a round there is nothing to wish for; but somebody beside me may. */
function hasKinds(meeting: Meeting, me: Me): boolean {
  const { floor } = meeting;
  const toCome = currentRound(floor)?.to_come.includes(me.member) ?? false;
  return floor.mode !== 'quiet' && !justTalk(meeting) && (!toCome || shared(meeting, me));
}

/** Whose wish the main button is: of those on my phone, whoever has the floor, or is offered it. */
export function actingAs(meeting: Meeting, me: Me): number {
  const { turn, offer } = meeting.floor;
  const ours = onMyPhone(meeting, me);
  const who = [turn?.member, offer?.to].find((id) => id !== undefined && ours.includes(id));
  return who ?? me.member;
}

export function waysOf(meeting: Meeting, me: Me, who: number): Ways {
  const { turn, offer, mode } = meeting.floor;
  const button = buttonsFor(me, who);
  if (turn?.member === who) {
    if (mode === 'piece') return holding(button, turn.id, offer !== null);
    const ways = speaking(button, turn.id);
    if (who === me.member) return ways;
    const label = phrase(t.done_for, { name: nameIn(meeting, who) });
    return { ...ways, main: { ...ways.main, label } };
  }
  return turn && offer?.to === who ? offered(button, turn.id) : waiting(button, meeting, who);
}

type Make = (label: string, look: Button['look'], does: Button['does']) => Button;

/** Those who share my phone say what they wish, and I press. */
function buttonsFor(me: Me, who: number): Make {
  const others = who === me.member ? {} : { actingFor: who };
  return (label, look, does) => ({ label: phrase(label), look, does, ...others });
}

function speaking(button: Make, turn: TurnId): Ways & { readonly main: Button } {
  const main = button(t.done, 'lit', { type: 'end_turn', turn });
  const pass = button(t.pass, 'even', { type: 'pass_turn', turn });
  return { main, pass, even: false, keys: { d: main, p: pass } };
}

function holding(button: Make, turn: TurnId, isOffered: boolean): Ways {
  const main = isOffered
    ? button(t.keep_piece, 'held', { type: 'keep_piece', turn })
    : button(t.pass_piece, 'lit', 'choose');
  const lay = button(t.lay_piece, 'even', { type: 'end_turn', turn });
  return { main, pass: lay, even: true, keys: isOffered ? { d: lay } : { d: lay, p: main } };
}

function offered(button: Make, turn: TurnId): Ways {
  const main = button(t.take_piece, 'lit', { type: 'take_piece', turn });
  const pass = button(t.let_go, 'even', { type: 'decline_piece', turn });
  return { main, pass, even: true, keys: { p: pass } };
}

function waiting(button: Make, meeting: Meeting, who: number): Ways {
  const { floor } = meeting;
  const round = currentRound(floor);
  const up = handPlace(floor, who) > 0;
  const lower = button(t.lower, 'held', LOWER);
  if (round?.to_come.includes(who)) {
    const pass = button(t.pass_round, 'even', { type: 'pass_round' });
    if (floor.mode === 'round') {
      return { ...NO_WAY, main: { ...pass, look: 'held' }, keys: { p: pass } };
    }
    const main = up ? lower : button(t.take_turn, 'go', ASK);
    return { main, pass, even: true, keys: { h: main, p: pass } };
  }
  if (round && roundGoesOn(floor) && !round.members.includes(who)) {
    return { ...NO_WAY, main: button(t.join_round, 'go', { type: 'join_round' }) };
  }
  if (floor.mode === 'quiet' || justTalk(meeting)) return NO_WAY;
  if (floor.mode === 'piece' && !floor.turn) {
    return { ...NO_WAY, main: button(t.pick_up, 'lit', { type: 'pick_up_piece' }) };
  }
  const main = up ? lower : button(isAdding(floor) ? t.add : t.ask, 'go', ASK);
  return { ...NO_WAY, main, keys: { h: main } };
}

function handBack(
  meeting: Meeting,
  turn: TurnId,
  others: { readonly actingFor?: number },
): Button | null {
  const { before, mode, turn: mine } = meeting.floor;
  if (mode !== 'open' && mode !== 'queue') return null;
  if (before === null || before === mine?.member || !reachable(meeting).has(before)) return null;
  const label = phrase(t.hand_back, { name: nameIn(meeting, before) });
  return { label, look: 'even', does: { type: 'hand_back', turn }, ...others };
}

function goOn(meeting: Meeting, now: number): AnyCommand | null {
  const { turn } = meeting.floor;
  if (!turn || turn.held_at === null) return null;
  if (now - turn.held_at < LONG_WAIT * meeting.plan.minute) return null;
  if (nextMember(meeting) === null && meeting.floor.mode !== 'piece') return null;
  return { type: 'next_speaker', after: turn.id, keep_place: true };
}
