/**
 * What the screens know and do: signals to read, and functions to call.
 *
 *     const store = openStore(meetingId);        // finds out by itself how to come in
 *     store.line.value.state                     // 'connecting' | 'door' | 'live' | 'lost' | 'closed'
 *     store.meeting.value?.floor.turn            // what this member may know, after each entry
 *     await store.send({ type: 'raise_hand', kind: 'speak' });   // or a `Refusal` is thrown
 *
 * Coming in: a seat that this browser keeps comes first, then an invite: from the address, which is cleared
 * at once, or from this tab. With an invite `line` becomes `door`, and `join` takes a seat. Another link than
 * the seat was taken with leads to its own door; `toSeat` leads back while `seatIsKept`.
 *
 * `line`     how the line to the hub is. `closed` is for good and says why (`no_link`: there was nothing to
 *            come in with; `reload`: reloading has been tried once); everything else mends itself.
 * `door`     what is behind the door (`role` and `meeting`) while there is no seat; `null` otherwise.
 * `meeting`  the meeting as this member may know it; stays while the line is lost, and after leaving; `null`
 *            before `join`, and when the meeting is forgotten or the seat is gone.
 * `me`       my seat in it, or `null`. `role`: my role, or the one that the invite is for.
 * `send`     asks for a command, for somebody without a device if named. Resolves when it is done and on
 *            disk; its entry is in `meeting` by then or a moment later. Throws a `Refusal`: the hub's codes,
 *            or `no_line` (nothing was sent) and `line_lost` (look whether it was done).
 * `now`      hub time. `offset` changes whenever the estimate does: hub time less `performance.now()`.
 * `bound`    how many milliseconds it may be off.
 * `ringing`  what to ring, and when (hub time), in no order. What is no longer in the list must not ring,
 *            and what moves in it rings at its new time. Call `rang(id)` when it has rung: never again.
 */

import { apply, type Replica } from '../replica/replica';
import {
  type AnyCommand,
  type AnyServerFrame,
  type Bell,
  type CloseName,
  type Do,
  type Hello,
  type Meeting,
  type MemberId,
  type Millis,
  PROTOCOL,
  type Role,
  type Seat,
  type SignalId,
  type TellTime,
} from '../replica/types';
import { batch, computed, type ReadonlySignal, signal } from '../signals/signals';
import { clockOf } from './clock';
import { CHECK_MS, connectionOf } from './connection';
import { type Keep, keepOf, takeSecret } from './keep';
import { outboxOf, Refusal } from './outbox';
import {
  bellRings,
  type Falling,
  isHeard,
  isLoud,
  LATE_MS,
  nextUnannounced,
  rings,
} from './ringing';
import { browserWorld, type Timer, type World } from './world';

export type Line =
  | { readonly state: 'connecting' | 'door' | 'live' | 'lost' }
  | { readonly state: 'closed'; readonly reason: CloseName | 'no_link' };

/** After these, nothing that this browser keeps would open the door again. */
const ENDS_THE_SEAT: ReadonlySet<string> = new Set(['left', 'removed', 'erased', 'no_entry']);

export interface Store {
  readonly line: ReadonlySignal<Line>;
  readonly door: ReadonlySignal<{ readonly role: Role; readonly meeting: Meeting } | null>;
  readonly meeting: ReadonlySignal<Meeting | null>;
  readonly me: ReadonlySignal<Seat | null>;
  readonly role: ReadonlySignal<Role | null>;
  readonly ringing: ReadonlySignal<readonly Falling[]>;
  readonly offset: ReadonlySignal<number>;
  now(): Millis;
  bound(): number;
  rang(signal: SignalId): void;
  send(command: AnyCommand, actingFor?: MemberId): Promise<void>;
  /** At the door: take a seat. Throws a `Refusal`. */
  join(name: string): Promise<void>;
  /** Give the seat back; nothing of this meeting stays in this browser. At the door: just go. */
  leave(): Promise<void>;
  /** Come in with an invite. A seat that was taken with it still comes first. */
  enterDoor(invite: string): void;
  /** What this page came with; `null` once seated. */
  invite(): string | null;
  /** The secret of my seat, for what is asked besides the socket. */
  seat(): string | null;
  /** There is a seat to go to, though this is a door or a link that opens nothing. */
  seatIsKept(): boolean;
  toSeat(): void;
  /** Look at once whether the line is well, or try at once to get it back. */
  check(): void;
  /** The page is done with the meeting for now; the seat stays. */
  close(): void;
}

/** Opens the meeting of the page's address. */
export function openStore(meeting: string): Store {
  const world = browserWorld();
  const keep = keepOf(meeting, world.secret);
  const invite = takeSecret();
  if (invite) keep.invited(invite);
  const store = storeOf(meeting, world, keep);
  const anotherLink = () => {
    const another = takeSecret();
    if (another) store.enterDoor(another);
  };
  window.addEventListener('hashchange', anotherLink);
  return {
    ...store,
    close() {
      window.removeEventListener('hashchange', anotherLink);
      store.close();
    },
  };
}

export function storeOf(id: string, world: World, keep: Keep): Store {
  const line = signal<Line>({ state: 'connecting' });
  const replica = signal<Replica | null>(null);
  const rung = signal<ReadonlySet<SignalId>>(new Set());
  const offset = signal(0);
  /** The last bell: its end rings here, whether or not the hub has told of it yet. */
  const bell = signal<Bell | null>(null);
  const prefix = world.secret().slice(0, 10);
  let commands = 0;
  /** The secret of the seat that the replica is seen from. */
  let mine: string | null = null;
  /** Nothing has been heard on this line yet. */
  let fresh = true;
  /** Whatever was missed has been heard: the first answer comes after it. */
  const caughtUp = signal(false);
  let probe: Timer | undefined;

  const connection = connectionOf(world, { hello, heard, lost, closed });
  const outbox = outboxOf(connection.say);
  const clock = clockOf(
    world,
    (sent) => connection.say({ type: 'ask_time', sent }),
    () => {
      offset.value = clock.offset();
      watchSignals();
    },
    check,
  );
  offset.value = clock.offset();

  function hello(): Hello {
    fresh = true;
    caughtUp.value = false;
    const seat = keep.way() === 'seat' ? keep.seat() : null;
    const held = replica.value;
    const continues = held && held.member !== null && seat !== null && seat === mine;
    const known = continues ? { epoch: held.epoch, seq: held.seq } : {};
    mine = seat;
    const opens = seat ? { seat } : { invite: keep.invite() };
    return { type: 'hello', protocol: PROTOCOL, meeting: id, ...opens, ...known };
  }

  function heard(frame: AnyServerFrame): void {
    batch(() => {
      if (frame.type === 'beat') clock.beat(frame.now);
      else if (frame.type === 'tell_time') told(frame);
      else if (frame.type === 'entry') clock.happened(frame.at);
      else if (frame.type === 'done' || frame.type === 'refused') outbox.answered(frame);
      replica.value = apply(replica.value, frame);
      bell.value = replica.value?.meeting.bell ?? bell.value;
      if (frame.type === 'door' || frame.type === 'welcome' || frame.type === 'resumed') {
        cameIn(frame);
      }
    });
    watchSignals();
  }

  function told(answer: TellTime): void {
    clock.told(answer);
    caughtUp.value = true;
  }

  function cameIn(frame: AnyServerFrame & { type: 'door' | 'welcome' | 'resumed' }): void {
    if (fresh) clock.begin(frame.now);
    else clock.beat(frame.now);
    keep.arrived();
    if (frame.type === 'door') outbox.resend('join');
    if (frame.type === 'resumed') outbox.resend('do');
    if (frame.type === 'welcome') {
      mine ??= keep.candidate();
      keep.seated();
      outbox.seated();
      // What was asked on an earlier line may be in this view, or may never have arrived.
      if (fresh) outbox.drop('do');
    }
    fresh = false;
    line.value = { state: frame.type === 'door' ? 'door' : 'live' };
  }

  function lost(): void {
    clock.stop();
    line.value = { state: 'lost' };
  }

  function closed(reason: CloseName): void {
    if (reason === 'no_entry' && keep.way() === 'seat' && keep.invite()) {
      keep.forgetSeat();
      enter();
    } else if (reason === 'reload' && keep.mayReload()) {
      world.reload();
    } else {
      finish(reason);
    }
  }

  /** Down for good. */
  function finish(reason: CloseName | 'no_link'): void {
    stop();
    if (ENDS_THE_SEAT.has(reason)) {
      // Another seat may be kept: then this link, or this tab, says nothing against it.
      if (keep.seat() === mine) keep.forgetSeat();
      keep.forgetInvite();
    }
    batch(() => {
      if (reason !== 'left') replica.value = null;
      line.value = { state: 'closed', reason };
    });
    outbox.drop('do');
    outbox.drop('join');
  }

  function stop(): void {
    connection.close();
    clock.close();
    world.cancel(probe);
  }

  function enter(): void {
    stop();
    replica.value = null;
    if (keep.way()) {
      line.value = { state: 'connecting' };
      connection.open();
    } else {
      finish('no_link');
    }
  }

  function check(): void {
    if (connection.check()) clock.measure();
  }

  /** Just when the hub should announce a signal, look whether it could reach us. */
  function watchSignals(): void {
    world.cancel(probe);
    const meeting = replica.value?.meeting;
    const due = meeting ? nextUnannounced(meeting, clock.now() + CHECK_MS) : null;
    if (due !== null) probe = world.after(due - CHECK_MS - clock.now(), check);
  }

  const nextId = () => {
    commands += 1;
    return `${prefix}-${commands}`;
  };

  function send(command: AnyCommand, actingFor?: MemberId): Promise<void> {
    const frame: Do = { type: 'do', id: nextId(), command };
    return outbox.send(actingFor === undefined ? frame : { ...frame, acting_for: actingFor });
  }

  const meeting = computed(() => (replica.value?.member == null ? null : replica.value.meeting));
  const stopWaking = world.onWake(check);
  enter();

  return {
    line,
    door: computed(() => (replica.value?.member === null ? replica.value : null)),
    meeting,
    me: computed(() => meeting.value?.seats.find(({ id }) => id === replica.value?.member) ?? null),
    role: computed(() => replica.value?.role ?? null),
    ringing: computed(() => {
      const seen = meeting.value;
      if (!seen || line.value.state === 'closed') return [];
      const earliest = world.mono() + offset.value - LATE_MS;
      const isDown = line.value.state !== 'live' || !caughtUp.value;
      const member = replica.value?.member;
      const ours = seen.seats
        .filter(({ id, shares }) => id === member || shares === member)
        .map(({ id }) => id);
      const signals = rings(seen, isDown, ours);
      const bells = bellRings(seen.stage === 'running' ? bell.value : null);
      return [...signals, ...bells]
        .filter(isHeard)
        .filter((ring) => ring.at >= earliest && !rung.value.has(ring.id))
        .map((ring) => ({ ...ring, loud: isLoud(ring, seen, ours) }));
    }),
    offset,
    now: clock.now,
    bound: clock.bound,
    rang(signal) {
      rung.value = new Set(rung.value).add(signal);
    },
    send,
    async join(name) {
      const seat = keep.candidate();
      if (keep.way() === 'seat') {
        enter(); // taken in another tab meanwhile: this is the same member
      } else if (seat) {
        await outbox.send({ type: 'join', id: nextId(), name, seat });
      } else {
        throw new Refusal('no_line', true);
      }
    },
    async leave() {
      if (replica.value?.member != null) {
        await send({ type: 'leave' }).catch((why) => {
          // The hub may close the line before its answer is read.
          if (line.value.state !== 'closed') throw why;
        });
      }
      finish('left');
    },
    enterDoor(invite) {
      keep.invited(invite);
      if (line.value.state !== 'live' || keep.way() === 'invite') enter();
    },
    invite: keep.invite,
    seat: () => mine ?? keep.seat(),
    seatIsKept: () => keep.seat() !== null,
    toSeat() {
      keep.forgetInvite();
      enter();
    },
    check,
    close() {
      stopWaking();
      stop();
    },
  };
}
