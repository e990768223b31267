/** What the status area says: one thing, from the most pressing to the calmest. */

import { t } from '../../../i18n/room';
import { atTime } from '../../../i18n/times';
import { type Phrase, textOf } from '../../../i18n/words';
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
  type Me,
  nameIn,
  nextShown,
  onMyPhone,
  roundGoesOn,
} from './people';
import { isOver } from './ring';
import { ringing } from './signals';

export type Connection = 'connecting' | 'live' | 'lost';

export interface Status {
  /**
   * `notice` has the bell beside it, `part` the clock, `line` the broken line; `mine` is large; `told`
   * stands always.
   */
  readonly look: 'plain' | 'mine' | 'notice' | 'part' | 'line' | 'told';
  readonly first: Phrase;
  readonly second: Phrase | null;
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
  const ring = ringing(meeting, now, connection !== 'live', ours);
  const { turn } = meeting.floor;
  const mine = turn && ours.includes(turn.member) && connection === 'live' ? turn : null;
  if (meeting.bell && connection === 'live') return plain(quiet(meeting, meeting.bell, heard, now));
  if (mine) {
    const second = ring ? notice(meeting, me, ring, sounds).first : (alone?.says ?? null);
    return { look: 'mine', ...myTurn(meeting, me, mine, heard, now, second) };
  }
  if (ring) {
    const look = LOOKS[ring.kind] ?? 'notice';
    return { look, ...notice(meeting, me, ring, sounds) };
  }
  if (connection !== 'live') {
    const second = t.phrase(sounds ? 'line_down_cap' : 'line_down_silent');
    return { look: 'line', first: t.phrase('line_down'), second };
  }
  const { rested } = heard;
  const [first, second] = usual(meeting, me, now, heard);
  if (rested !== null && now < rested + RUNG_LASTS) {
    return plain([t.phrase('together'), sounds ? then(t.phrase('sound_deep'), first) : first]);
  }
  if (!alone) return plain([first, second]);
  // Who speaks is still said; what became of my thought stands below it.
  return plain(alone.answers.length > 0 ? [alone.says, first] : [first, alone.says]);
}

function plain([first, second]: Words): Status {
  return { look: 'plain', first, second };
}

function then(sound: Phrase, next: Phrase | null): Phrase {
  return next ? t.phrase('sound_then', { sound: textOf(sound), next: textOf(next) }) : sound;
}

function quiet(meeting: Meeting, bell: Bell, { sounds }: Heard, now: number): Words {
  if (!bell.until) return [t.phrase('paused'), t.phrase('paused_cap')];
  const { turn } = meeting.floor;
  const rang = bell.by
    ? t.phrase('bell_by', { name: nameIn(meeting, bell.by) })
    : t.phrase('bell_someone');
  if (sounds && now < bell.at + RUNG_LASTS) {
    return [t.phrase('bell'), then(t.phrase('sound_deep'), rang)];
  }
  const keeps = turn && t.phrase('keeps_floor', { name: nameIn(meeting, turn.member) });
  return [t.phrase('bell'), then(rang, keeps)];
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
    return { first: t.phrase('you_offer', { name }), second: second ?? t.phrase('offers_cap') };
  }
  if (turn.member !== me.member) {
    const first = t.phrase('yours_for', { name: nameIn(meeting, turn.member) });
    return { first, second: second ?? t.phrase('yours_for_cap') };
  }
  const rung = sounds && now - turn.began_at < RUNG_LASTS;
  const usual = welcomed
    ? 'wordings'
    : rung
      ? 'yours_rung'
      : mode === 'piece'
        ? 'yours_piece'
        : 'yours_cap';
  return { first: t.phrase('yours'), second: second ?? t.phrase(usual) };
}

function usual(meeting: Meeting, me: Me, now: number, heard: Heard): Words {
  const { sounds, unled, welcomed } = heard;
  if (meeting.stage === 'gathering') return gathering(meeting, me, now);
  const { turn, offer } = meeting.floor;
  const nobodyLeads = isUnled(meeting, unled, now) ? t.phrase('unled') : null;
  if (turn && turn.held_at !== null) {
    const name = nameIn(meeting, turn.member);
    const long = now - turn.held_at >= LONG_WAIT * meeting.plan.minute;
    const first = t.phrase(hasDevice(meeting, turn.member) ? 'waits' : 'waits_helped', { name });
    return [first, t.phrase(long ? 'waits_long' : 'waits_cap')];
  }
  if (turn && offer) return offered(meeting, me, turn, offer.to);
  const next = nextShown(meeting);
  if (next !== null && onMyPhone(meeting, me).includes(next)) {
    return nextHere(meeting, me, next, welcomed);
  }
  if (meeting.time.paused_at !== null) return [t.phrase('held'), t.phrase('held_cap')];
  if (!turn) return freeFloor(meeting, me, now, nobodyLeads);
  const first = t.phrase('other', { name: nameIn(meeting, turn.member) });
  const second = nobodyLeads ?? besideSpeaker(meeting, me, now);
  if (sounds && meeting.time.sounding !== null && now - turn.began_at < RUNG_LASTS) {
    return [first, then(t.phrase('sound_clear'), second)];
  }
  return [first, turn.help === 'listening' ? second : then(HOPES[turn.help], second)];
}

const HOPES: Readonly<Record<Help, Phrase>> = {
  listening: t.phrase('helps_listening'),
  questions: t.phrase('helps_questions'),
  ideas: t.phrase('helps_ideas'),
};

function offered(meeting: Meeting, me: Me, turn: Turn, to: number): Words {
  const name = nameIn(meeting, turn.member);
  if (to === me.member) return [t.phrase('offered', { name }), t.phrase('offered_cap')];
  const first = t.phrase('offers', { name, to: nameIn(meeting, to) });
  const ours = onMyPhone(meeting, me).includes(to);
  return [first, t.phrase(ours ? 'offered_cap' : 'offers_cap')];
}

type Notice = Pick<Status, 'first' | 'second'>;

/** Of what is told without a sound. */
const LOOKS: Partial<Record<Ring['kind'], Status['look']>> = { phase: 'part', overtime: 'plain' };

function notice(meeting: Meeting, me: Me, ring: Ring, sounds: boolean): Notice {
  if (ring.kind === 'turn') return { first: t.phrase('turn_sign'), second: null };
  if (ring.kind === 'overtime') return { first: t.phrase('over'), second: t.phrase('over_cap') };
  const next = whoIsNext(meeting, me);
  if (ring.phase !== null) {
    const title = meeting.plan.phases[ring.phase]?.title ?? '';
    return { first: t.phrase('part_over', { title }), second: next };
  }
  const sound = sounds ? t.phrase(ring.kind === 'end' ? 'sound_two' : 'sound_one') : null;
  const after = ring.kind === 'end' ? t.phrase('stay') : next;
  const second = sound ? then(sound, after) : after;
  if (ring.kind === 'end') return { first: t.phrase('over'), second };
  if (ring.kind === 'wrap_up') return { first: t.phrase('wrap_up'), second };
  return { first: t.phrase('heads_up', { count: ring.minutes }), second };
}

function whoIsNext(meeting: Meeting, me: Me): Phrase | null {
  const next = nextShown(meeting);
  if (next === me.member) return t.phrase('you_next');
  return next ? t.phrase('is_next', { name: nameIn(meeting, next) }) : null;
}

function gathering(meeting: Meeting, me: Me, now: number): Words {
  const people = aroundFrom(meeting, me.member).length;
  const first =
    me.role === 'facilitator'
      ? t.phrase('arriving_keeper')
      : meeting.about.starts_at > now
        ? t.phrase('arriving_at', { time: atTime(meeting.about.starts_at) })
        : t.phrase('arriving');
  return [first, t.phrase('gathered', { count: people })];
}

function nextHere(meeting: Meeting, me: Me, next: number, welcomed: boolean): Words {
  if (next !== me.member) {
    return [t.phrase('next_for', { name: nameIn(meeting, next) }), t.phrase('next_for_cap')];
  }
  const { turn } = meeting.floor;
  const first = turn
    ? t.phrase('you_next_after', { name: nameIn(meeting, turn.member) })
    : t.phrase('you_next');
  return [first, t.phrase(welcomed ? 'thought_welcome' : 'you_next_cap')];
}

/** Under the speaker's name: what it means for me. */
function besideSpeaker(meeting: Meeting, me: Me, now: number): Phrase {
  const { floor } = meeting;
  if (isOver(meeting, now)) return t.phrase('over');
  if (me.member === NOBODY) return whoIsNext(meeting, me) ?? t.phrase('one_speaks');
  if (me.role === 'observer') return t.phrase('watching');
  const round = currentRound(floor);
  if (round && !round.adding) {
    const mine = round.to_come.includes(me.member);
    if (mine && floor.mode === 'round') {
      if (before(meeting, me.member) !== 1) return t.phrase('round_later');
      return t.phrase('round_after', { name: nameIn(meeting, inLine(meeting)[0]?.member ?? 0) });
    }
    if (mine && handPlace(floor, me.member) === 0) return t.phrase('volunteer_cap');
    if (!mine && !round.members.includes(me.member)) return t.phrase('round_began');
    if (!mine) return t.phrase('you_listen');
  }
  const count = before(meeting, me.member);
  if (count) return t.phrase('hand_before', { count });
  const next = whoIsNext(meeting, me);
  // In a round everybody speaks and nobody answers: there it needs no saying.
  if (round || floor.turn?.help !== 'listening') return next ?? t.phrase('you_listen');
  return then(HOPES.listening, next);
}

/** A screen that stands in the room for everyone. */
export const NOBODY = 0;

function freeFloor(meeting: Meeting, me: Me, now: number, nobodyLeads: Phrase | null): Words {
  const { floor } = meeting;
  const round = currentRound(floor);
  if (isOver(meeting, now)) return [t.phrase('over'), nobodyLeads ?? t.phrase('over_cap')];
  if (floor.mode === 'quiet') return [t.phrase('quiet'), nobodyLeads ?? t.phrase('quiet_cap')];
  if (me.role === 'observer' && me.member !== NOBODY) return [t.phrase('watching'), null];
  if (isAdding(floor)) return [t.phrase('adding'), nobodyLeads ?? t.phrase('adding_cap')];
  if (round && !roundGoesOn(floor)) {
    return [t.phrase('round_whole'), nobodyLeads ?? t.phrase('you_listen')];
  }
  if (floor.mode === 'piece') {
    return [t.phrase('piece_lies'), nobodyLeads ?? t.phrase('piece_lies_cap')];
  }
  if (nobodyLeads) return [t.phrase('nobody'), nobodyLeads];
  if (floor.mode === 'open') return [t.phrase('nobody'), t.phrase('nobody_open')];
  if (floor.mode === 'volunteer') {
    const mine = round?.to_come.includes(me.member) ?? false;
    return [t.phrase('nobody'), t.phrase(mine ? 'volunteer_cap' : 'you_listen')];
  }
  const count = before(meeting, me.member);
  if (count) return [t.phrase('hand_up'), t.phrase('hand_before', { count })];
  const next = whoIsNext(meeting, me);
  return [t.phrase('nobody'), next ?? t.phrase('nobody_cap')];
}
