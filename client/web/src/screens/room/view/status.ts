/** What the status area says: one thing, from the most pressing to the calmest. */

import { t } from '../../../i18n/room';
import { atTime } from '../../../i18n/times';
import { type Phrase, textOf } from '../../../i18n/words';
import type { Meeting } from '../../../replica/types';
import type { Ring } from '../../../socket/ringing';
import {
  aroundFrom,
  handPlace,
  hasDevice,
  type Me,
  nameIn,
  nextMember,
  roundGoesOn,
} from './people';
import { isOver } from './ring';
import { ringing } from './signals';

export type Connection = 'connecting' | 'live' | 'lost';

export interface Status {
  /** `notice` has the bell beside it, `line` the broken line; `mine` is large; `told` stands always. */
  readonly look: 'plain' | 'mine' | 'notice' | 'line' | 'told';
  readonly first: Phrase;
  readonly second: Phrase | null;
}

/** After so many minutes without the speaker's line, anyone may let the floor go on. */
export const LONG_WAIT = 1;

/** How long the caption of my turn's bell stands. */
const RUNG_LASTS = 10_000;

/** `sounds`: this device can be heard. Where it cannot, no caption speaks of a sound. */
export function statusOf(
  meeting: Meeting,
  me: Me,
  now: number,
  connection: Connection,
  sounds: boolean,
): Status {
  const ring = ringing(meeting, now, connection !== 'live');
  const { turn } = meeting.floor;
  if (ring && turn?.member === me.member && connection === 'live') {
    const second = notice(meeting, me, ring, sounds).first;
    return { look: 'mine', first: t.phrase('yours'), second };
  }
  if (ring) return { look: 'notice', ...notice(meeting, me, ring, sounds) };
  if (connection !== 'live') {
    const second = t.phrase(sounds ? 'line_down_cap' : 'line_down_silent');
    return { look: 'line', first: t.phrase('line_down'), second };
  }
  if (meeting.stage === 'gathering') return plain(...gathering(meeting, me, now));
  if (turn?.member === me.member) {
    const rung = sounds && now - turn.began_at < RUNG_LASTS;
    const second = t.phrase(rung ? 'yours_rung' : 'yours_cap');
    return { look: 'mine', first: t.phrase('yours'), second };
  }
  if (turn && turn.held_at !== null) {
    const name = nameIn(meeting, turn.member);
    const long = now - turn.held_at >= LONG_WAIT * meeting.plan.minute;
    const first = t.phrase(hasDevice(meeting, turn.member) ? 'waits' : 'waits_helped', { name });
    return plain(first, t.phrase(long ? 'waits_long' : 'waits_cap'));
  }
  if (nextMember(meeting) === me.member) return plain(...iAmNext(meeting));
  if (meeting.time.paused_at !== null) return plain(t.phrase('held'), t.phrase('held_cap'));
  return turn
    ? plain(
        t.phrase('other', { name: nameIn(meeting, turn.member) }),
        besideSpeaker(meeting, me, now),
      )
    : plain(...freeFloor(meeting, me, now));
}

function plain(first: Phrase, second: Phrase | null): Status {
  return { look: 'plain', first, second };
}

type Notice = Pick<Status, 'first' | 'second'>;

function notice(meeting: Meeting, me: Me, ring: Ring, sounds: boolean): Notice {
  const next = whoIsNext(meeting, me);
  const sound = sounds ? t.phrase(ring.kind === 'end' ? 'sound_two' : 'sound_one') : null;
  const second =
    sound && next
      ? t.phrase('sound_then', { sound: textOf(sound), next: textOf(next) })
      : (sound ?? next);
  if (ring.kind === 'end') return { first: t.phrase('the_end'), second };
  if (ring.kind === 'wrap_up') return { first: t.phrase('wrap_up'), second };
  return { first: t.phrase('heads_up', { count: ring.minutes }), second };
}

function whoIsNext(meeting: Meeting, me: Me): Phrase | null {
  const next = nextMember(meeting);
  if (next === me.member) return t.phrase('you_next');
  return next ? t.phrase('is_next', { name: nameIn(meeting, next) }) : null;
}

function gathering(meeting: Meeting, me: Me, now: number): [Phrase, Phrase] {
  const people = aroundFrom(meeting, me.member).length;
  const first =
    me.role === 'facilitator'
      ? t.phrase('arriving_keeper')
      : meeting.about.starts_at > now
        ? t.phrase('arriving_at', { time: atTime(meeting.about.starts_at) })
        : t.phrase('arriving');
  return [first, t.phrase('gathered', { count: people })];
}

function iAmNext(meeting: Meeting): [Phrase, Phrase] {
  const { turn } = meeting.floor;
  const first = turn
    ? t.phrase('you_next_after', { name: nameIn(meeting, turn.member) })
    : t.phrase('you_next');
  return [first, t.phrase('you_next_cap')];
}

/** Under the speaker's name: what it means for me. */
function besideSpeaker(meeting: Meeting, me: Me, now: number): Phrase {
  const { floor } = meeting;
  if (isOver(meeting, now)) return t.phrase('over');
  if (me.role === 'observer') return t.phrase('watching');
  if (floor.round) {
    const place = floor.round.to_come.indexOf(me.member);
    if (place === 1) {
      return t.phrase('round_after', { name: nameIn(meeting, floor.round.to_come[0] ?? 0) });
    }
    if (place > 1) return t.phrase('round_later');
    if (!floor.round.members.includes(me.member)) return t.phrase('round_began');
    return t.phrase('you_listen');
  }
  const place = handPlace(floor, me.member);
  if (place > 1) return t.phrase('hand_before', { count: place - 1 });
  const next = nextMember(meeting);
  return next ? t.phrase('is_next', { name: nameIn(meeting, next) }) : t.phrase('you_listen');
}

function freeFloor(meeting: Meeting, me: Me, now: number): [Phrase, Phrase | null] {
  const { floor } = meeting;
  if (isOver(meeting, now)) return [t.phrase('over'), t.phrase('over_cap')];
  if (floor.mode === 'quiet') return [t.phrase('quiet'), t.phrase('quiet_cap')];
  if (me.role === 'observer') return [t.phrase('watching'), null];
  if (floor.round && !roundGoesOn(floor)) {
    return [t.phrase('round_whole'), t.phrase('you_listen')];
  }
  if (floor.mode === 'open') return [t.phrase('nobody'), t.phrase('nobody_open')];
  const place = handPlace(floor, me.member);
  if (place > 1) return [t.phrase('hand_up'), t.phrase('hand_before', { count: place - 1 })];
  const next = nextMember(meeting);
  if (next) return [t.phrase('nobody'), t.phrase('is_next', { name: nameIn(meeting, next) })];
  return [t.phrase('nobody'), t.phrase('nobody_cap')];
}
