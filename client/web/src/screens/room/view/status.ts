/** What the status area says: one thing, from the most pressing to the calmest. */

import { t } from '../../../i18n/room';
import { atTime } from '../../../i18n/times';
import { type Phrase, phrase, textOf } from '../../../i18n/words';
import { currentRound } from '../../../replica/lineUp';
import type { Bell, Help, Meeting, Turn } from '../../../replica/types';
import type { Ring } from '../../../socket/ringing';
import { type Alone, isUnled } from './alone';
import type { Memory } from './memory';
import {
  aroundFrom,
  before,
  handPlace,
  hasDevice,
  inLine,
  isAdding,
  justTalk,
  type Me,
  nameIn,
  nextShown,
  onMyPhone,
  roundGoesOn,
} from './people';
import { isOver } from './ring';
import { isLate, leftOf, ringing } from './signals';

export type Connection = 'connecting' | 'live' | 'lost';

export interface Status {
  /**
   * `notice` has the bell beside it, `part` the clock, `line` the broken line; `mine` is large; `told`
   * stands always.
   */
  readonly look: 'plain' | 'mine' | 'notice' | 'part' | 'line' | 'told';
  readonly first: Phrase;
  readonly second: Phrase | null;
  /** The first line is read out at once, as an alert. */
  readonly alerted?: boolean;
}

/** After so many minutes without the speaker's line, anyone may let the floor go on. */
export const LONG_WAIT = 1;

/** How long the caption of my turn's bell stands, and those of the pause. */
const RUNG_LASTS = 10_000;

export interface Heard extends Memory {
  /** This device can be heard. Where it cannot, no caption speaks of a sound. */
  readonly sounds: boolean;
  /** What is for me alone. */
  readonly alone: Alone | null;
}

type Words = [first: Phrase, second: Phrase | null];

export function statusOf(
  meeting: Meeting,
  me: Me,
  now: number,
  connection: Connection,
  heard: Heard,
): Status {
  const { sounds, alone } = heard;
  const ours = onMyPhone(meeting, me);
  const ring = ringing(meeting, now, connection !== 'live', ours, heard.away);
  const { turn } = meeting.floor;
  const mine = turn && ours.includes(turn.member) && connection === 'live' ? turn : null;
  if (meeting.bell && connection === 'live') return plain(quiet(meeting, meeting.bell, heard, now));
  if (mine) {
    const second = ring ? notice(meeting, me, ring, now, heard).first : (alone?.says ?? null);
    const alerted = meeting.floor.offer === null;
    return { look: 'mine', ...myTurn(meeting, me, mine, heard, now, second), alerted };
  }
  if (ring) {
    const look = LOOKS[ring.kind] ?? 'notice';
    return { look, ...notice(meeting, me, ring, now, heard) };
  }
  if (connection !== 'live') {
    const second = phrase(sounds ? t.line_down_cap : t.line_down_silent);
    return { look: 'line', first: phrase(t.line_down), second };
  }
  const { rested } = heard;
  const [first, second] = usual(meeting, me, now, heard);
  if (rested !== null && now < rested + RUNG_LASTS) {
    return plain([phrase(t.together), sounds ? then(phrase(t.sound_deep), first) : first]);
  }
  if (!alone) return plain([first, second]);
  // Who speaks is still said; what became of my thought stands below it.
  return plain(alone.answers.length > 0 ? [alone.says, first] : [first, alone.says]);
}

function plain([first, second]: Words): Status {
  return { look: 'plain', first, second };
}

function then(sound: Phrase, next: Phrase | null): Phrase {
  return next ? phrase(t.sound_then, { sound: textOf(sound), next: textOf(next) }) : sound;
}

function quiet(meeting: Meeting, bell: Bell, { sounds }: Heard, now: number): Words {
  if (!bell.until) return [phrase(t.paused), phrase(t.paused_cap)];
  const { turn } = meeting.floor;
  const rang = bell.by
    ? phrase(t.bell_by, { name: nameIn(meeting, bell.by) })
    : phrase(t.bell_someone);
  if (sounds && now < bell.at + RUNG_LASTS) {
    return [phrase(t.bell), then(phrase(t.sound_deep), rang)];
  }
  const keeps = turn && phrase(t.keeps_floor, { name: nameIn(meeting, turn.member) });
  return [phrase(t.bell), then(rang, keeps)];
}

function myTurn(
  meeting: Meeting,
  me: Me,
  turn: Turn,
  { sounds, welcomed }: Heard,
  now: number,
  second: Phrase | null,
): Pick<Status, 'first' | 'second'> {
  const { mode, offer } = meeting.floor;
  if (offer) {
    const name = nameIn(meeting, offer.to);
    return { first: phrase(t.you_offer, { name }), second: second ?? phrase(t.offers_cap) };
  }
  if (turn.member !== me.member) {
    const first = phrase(t.yours_for, { name: nameIn(meeting, turn.member) });
    return { first, second: second ?? phrase(t.yours_for_cap) };
  }
  const rung = sounds && now - turn.began_at < RUNG_LASTS;
  const usual = welcomed
    ? t.wordings
    : rung
      ? t.yours_rung
      : mode === 'piece'
        ? t.yours_piece
        : t.yours_cap;
  return { first: phrase(t.yours), second: second ?? phrase(usual) };
}

function usual(meeting: Meeting, me: Me, now: number, heard: Heard): Words {
  const { sounds, unled, welcomed } = heard;
  if (meeting.stage === 'gathering') return gathering(meeting, me, now);
  const { turn, offer } = meeting.floor;
  const nobodyLeads = isUnled(meeting, unled, now) ? phrase(t.unled) : null;
  if (turn && turn.held_at !== null) {
    const name = nameIn(meeting, turn.member);
    const long = now - turn.held_at >= LONG_WAIT * meeting.plan.minute;
    const first = phrase(hasDevice(meeting, turn.member) ? t.waits : t.waits_helped, { name });
    return [first, phrase(long ? t.waits_long : t.waits_cap)];
  }
  if (turn && offer) return offered(meeting, me, turn, offer.to);
  const next = nextShown(meeting);
  if (next !== null && onMyPhone(meeting, me).includes(next)) {
    return nextHere(meeting, me, next, welcomed);
  }
  if (meeting.time.paused_at !== null) return [phrase(t.held), phrase(t.held_cap)];
  if (!turn) return freeFloor(meeting, me, now, nobodyLeads);
  const first = phrase(t.other, { name: nameIn(meeting, turn.member) });
  const second = nobodyLeads ?? besideSpeaker(meeting, me, now);
  if (sounds && meeting.time.sounding !== null && now - turn.began_at < RUNG_LASTS) {
    return [first, then(phrase(t.sound_clear), second)];
  }
  return [first, turn.help === 'listening' ? second : then(HOPES[turn.help], second)];
}

const HOPES: Readonly<Record<Help, Phrase>> = {
  listening: phrase(t.helps_listening),
  questions: phrase(t.helps_questions),
  ideas: phrase(t.helps_ideas),
};

function offered(meeting: Meeting, me: Me, turn: Turn, to: number): Words {
  const name = nameIn(meeting, turn.member);
  if (to === me.member) return [phrase(t.offered, { name }), phrase(t.offered_cap)];
  const first = phrase(t.offers, { name, to: nameIn(meeting, to) });
  const ours = onMyPhone(meeting, me).includes(to);
  return [first, phrase(ours ? t.offered_cap : t.offers_cap)];
}

type Notice = Pick<Status, 'first' | 'second'>;

/** Of what is told without a sound. */
const LOOKS: Partial<Record<Ring['kind'], Status['look']>> = { phase: 'part', overtime: 'plain' };

function notice(
  meeting: Meeting,
  me: Me,
  ring: Ring,
  now: number,
  { sounds, away }: Heard,
): Notice {
  if (ring.kind === 'turn') return { first: phrase(t.turn_sign), second: null };
  if (ring.kind === 'overtime') return { first: phrase(t.over), second: phrase(t.over_cap) };
  const next = whoIsNext(meeting, me);
  const late = isLate(ring, away);
  if (ring.kind === 'quiet') {
    const second = phrase(t.quiet_over_cap);
    const rung = sounds && !late ? then(phrase(t.sound_deep), second) : second;
    return { first: phrase(t.quiet_over), second: rung };
  }
  if (ring.phase !== null) {
    const title = meeting.plan.phases.find(({ id }) => id === ring.phase)?.title ?? '';
    return { first: phrase(t.part_over, { title }), second: next };
  }
  // Whoever was away has not heard it, and less is left.
  const sound = sounds && !late ? phrase(ring.kind === 'end' ? t.sound_two : t.sound_one) : null;
  const after =
    ring.kind === 'end' ? phrase(t.stay) : ring.kind === 'wrap_up' ? phrase(t.wrap_up) : next;
  const second = sound ? then(sound, after) : after;
  if (ring.kind === 'end') return { first: phrase(t.over), second };
  const count = late ? leftOf(meeting, now) : ring.minutes;
  return { first: phrase(t.heads_up, { count }), second };
}

function whoIsNext(meeting: Meeting, me: Me): Phrase | null {
  const next = nextShown(meeting);
  if (next === me.member) return phrase(t.you_next);
  return next ? phrase(t.is_next, { name: nameIn(meeting, next) }) : null;
}

function gathering(meeting: Meeting, me: Me, now: number): Words {
  const people = aroundFrom(meeting, me.member).length;
  const first = meeting.about.called_off
    ? phrase(t.called_off)
    : me.role === 'facilitator'
      ? phrase(t.arriving_keeper)
      : meeting.about.starts_at > now
        ? phrase(t.arriving_at, { time: atTime(meeting.about.starts_at) })
        : phrase(t.arriving);
  return [first, phrase(t.gathered, { count: people })];
}

function nextHere(meeting: Meeting, me: Me, next: number, welcomed: boolean): Words {
  if (next !== me.member) {
    return [phrase(t.next_for, { name: nameIn(meeting, next) }), phrase(t.next_for_cap)];
  }
  const { turn } = meeting.floor;
  const first = turn
    ? phrase(t.you_next_after, { name: nameIn(meeting, turn.member) })
    : phrase(t.you_next);
  return [first, phrase(welcomed ? t.thought_welcome : t.you_next_cap)];
}

/** Under the speaker's name: what it means for me. */
function besideSpeaker(meeting: Meeting, me: Me, now: number): Phrase {
  const { floor } = meeting;
  if (isOver(meeting, now)) return phrase(t.over);
  if (me.member === NOBODY) return whoIsNext(meeting, me) ?? phrase(t.one_speaks);
  if (me.role === 'observer') return phrase(t.watching);
  const round = currentRound(floor);
  if (round && !round.adding) {
    const mine = round.to_come.includes(me.member);
    if (mine && floor.mode === 'round') {
      if (before(meeting, me.member) !== 1) return phrase(t.round_later);
      return phrase(t.round_after, { name: nameIn(meeting, inLine(meeting)[0]?.member ?? 0) });
    }
    if (mine && handPlace(floor, me.member) === 0) return phrase(t.volunteer_cap);
    if (!mine && !round.members.includes(me.member)) return phrase(t.round_began);
    if (!mine) return phrase(t.you_listen);
  }
  const count = before(meeting, me.member);
  if (count) return phrase(t.hand_before, { count });
  const next = whoIsNext(meeting, me);
  // In a round everybody speaks and nobody answers: there it needs no saying.
  if (round || floor.turn?.help !== 'listening') return next ?? phrase(t.you_listen);
  return then(HOPES.listening, next);
}

/** A screen that stands in the room for everyone. */
export const NOBODY = 0;

function freeFloor(meeting: Meeting, me: Me, now: number, nobodyLeads: Phrase | null): Words {
  const { floor } = meeting;
  const round = currentRound(floor);
  if (isOver(meeting, now)) return [phrase(t.over), nobodyLeads ?? phrase(t.over_cap)];
  if (floor.mode === 'quiet') return [phrase(t.quiet), nobodyLeads ?? phrase(t.quiet_cap)];
  if (me.role === 'observer' && me.member !== NOBODY) return [phrase(t.watching), null];
  if (isAdding(floor)) return [phrase(t.adding), nobodyLeads ?? phrase(t.adding_cap)];
  if (round && !roundGoesOn(floor)) {
    return [phrase(t.round_whole), nobodyLeads ?? phrase(t.you_listen)];
  }
  if (floor.mode === 'piece') {
    return [phrase(t.piece_lies), nobodyLeads ?? phrase(t.piece_lies_cap)];
  }
  if (justTalk(meeting)) return [phrase(t.pair_talk), nobodyLeads ?? phrase(t.pair_talk_cap)];
  if (nobodyLeads) return [phrase(t.nobody), nobodyLeads];
  if (floor.mode === 'open') return [phrase(t.nobody), phrase(t.nobody_open)];
  if (floor.mode === 'volunteer') {
    const mine = round?.to_come.includes(me.member) ?? false;
    return [phrase(t.nobody), phrase(mine ? t.volunteer_cap : t.you_listen)];
  }
  const count = before(meeting, me.member);
  if (count) return [phrase(t.hand_up), phrase(t.hand_before, { count })];
  const next = whoIsNext(meeting, me);
  return [phrase(t.nobody), next ?? phrase(t.nobody_cap)];
}
