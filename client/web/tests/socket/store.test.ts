import { beforeEach, describe, expect, test } from 'vitest';
import type { AnyServerFrame, Door, Entry, Meeting, Signal } from '../../src/replica/types';
import { CHECK_MS } from '../../src/socket/connection';
import { type Keep, keepOf, memory } from '../../src/socket/keep';
import { Refusal } from '../../src/socket/outbox';
import { type Store, storeOf } from '../../src/socket/store';
import { HUB_TIME, MEETING, SimulatedWorld, welcome } from './simulated';

const ID = 'm'.repeat(22);
const INVITE = 'i'.repeat(22);
const DOOR: Door = {
  type: 'door',
  role: 'participant',
  epoch: 'first',
  seq: 3,
  now: HUB_TIME,
  meeting: MEETING,
};
const RAISED: Entry = {
  type: 'entry',
  seq: 9,
  at: HUB_TIME,
  by: null,
  events: [{ type: 'hand_raised', member: 2, kind: 'speak' }],
};
const RAISE = { type: 'raise_hand', kind: 'speak' } as const;

let world: SimulatedWorld;
let keep: Keep;
let store: Store;

beforeEach(() => {
  world = new SimulatedWorld();
  keep = keepOf(ID, () => world.secret(), memory(), memory());
});

function open(...first: AnyServerFrame[]): void {
  store = storeOf(ID, world, keep);
  answer(...first);
}

function answer(...first: AnyServerFrame[]): void {
  world.socket.accept();
  world.socket.tell(...first);
}

/** The line goes down, and the next one is opened. */
function reconnect(...first: AnyServerFrame[]): void {
  world.socket.drop();
  world.move(1_000);
  answer(...first);
}

function withSeat(): void {
  keep.invited(INVITE);
  keep.seated();
}

/** The ids of the commands that were said on the newest line. */
const done = () => world.socket.saidOf('do').map(({ id }) => id);

const refusal = (waiting: Promise<unknown>) =>
  waiting.then(
    () => 'done',
    (why) => (why instanceof Refusal ? why.code : why),
  );

describe('coming in', () => {
  test('with nothing to come in with is said at once', () => {
    store = storeOf(ID, world, keep);
    expect(store.line.value).toEqual({ state: 'closed', reason: 'no_link' });
    expect(world.sockets).toHaveLength(0);
  });

  test('by an invite leads to the door, and by a name to a seat', async () => {
    keep.invited(INVITE);
    const candidate = keep.candidate();
    open(DOOR);
    expect(world.socket.saidOf('hello')[0]).toMatchObject({ invite: INVITE, meeting: ID });
    expect(store.line.value.state).toBe('door');
    expect(store.door.value?.role).toBe('participant');
    expect(store.meeting.value).toBeNull();

    const joined = store.join('Bo');
    expect(world.socket.saidOf('join')[0]).toMatchObject({ name: 'Bo', seat: candidate });
    world.socket.tell(welcome());
    await joined;
    expect(store.line.value.state).toBe('live');
    expect(store.door.value).toBeNull();
    expect(store.me.value?.name).toBe('Bo');
    expect(keep.seat()).toBe(candidate);
    expect(keep.invite()).toBeNull();
  });

  test('is refused with a reason when the name is no name', async () => {
    keep.invited(INVITE);
    open(DOOR);
    const joined = refusal(store.join(' '));
    const id = world.socket.saidOf('join')[0]?.id ?? '';
    world.socket.tell({ type: 'refused', id, code: 'unclear_name', message: 'Hm.', retry: false });
    expect(await joined).toBe('unclear_name');
    expect(store.line.value.state).toBe('door');
  });

  test('asks for the same seat again when the answer was lost', async () => {
    keep.invited(INVITE);
    open(DOOR);
    const joined = store.join('Bo');
    const first = world.socket.saidOf('join');
    reconnect(DOOR);
    expect(world.socket.saidOf('join')).toEqual(first);
    world.socket.tell(welcome());
    await joined;
  });

  test('comes to the seat that was taken in another tab meanwhile', async () => {
    keep.invited(INVITE);
    open(DOOR);
    const candidate = keep.candidate();
    keep.seated();
    await store.join('Bo');
    answer(welcome());
    expect(world.sockets).toHaveLength(2);
    expect(world.socket.saidOf('hello')[0]).toMatchObject({ seat: candidate });
    expect(store.line.value.state).toBe('live');
  });

  test('asks for a fresh view when two tabs took a seat each, and one of them is kept', async () => {
    keep.invited(INVITE);
    open(DOOR);
    const joined = store.join('Bo');
    keep.seat = () => 'o'.repeat(22);
    world.socket.tell(welcome());
    await joined;
    reconnect(welcome({ member: 1 }));
    const [hello] = world.socket.saidOf('hello');
    expect(hello).toMatchObject({ seat: 'o'.repeat(22) });
    expect(hello).not.toHaveProperty('seq');
    expect(store.me.value?.id).toBe(1);
  });

  test('with a seat that is kept goes by the door', () => {
    withSeat();
    open(welcome());
    expect(world.socket.saidOf('hello')[0]).toMatchObject({ seat: keep.seat() });
    expect(world.socket.saidOf('hello')[0]).not.toHaveProperty('invite');
    expect(store.line.value.state).toBe('live');
  });

  test('tries the invite when the seat is not there any more', () => {
    withSeat();
    keep.invited(INVITE);
    open();
    world.socket.drop(4001);
    expect(keep.seat()).toBeNull();
    answer(DOOR);
    expect(world.socket.saidOf('hello')[0]).toMatchObject({ invite: INVITE });
    expect(store.line.value.state).toBe('door');
  });

  test('with a link that opens nothing says so, and keeps nothing', () => {
    keep.invited(INVITE);
    open();
    world.socket.drop(4001);
    expect(store.line.value).toEqual({ state: 'closed', reason: 'no_entry' });
    expect(keep.invite()).toBeNull();
  });

  test('reloads the page once when the hub speaks another version', () => {
    withSeat();
    open();
    world.socket.drop(4000);
    expect(world.reloads).toBe(1);
    open();
    world.socket.drop(4000);
    expect(world.reloads).toBe(1);
    expect(store.line.value).toEqual({ state: 'closed', reason: 'reload' });
    expect(keep.seat()).not.toBeNull();
  });
});

describe('a command', () => {
  beforeEach(() => {
    withSeat();
    open(welcome());
  });

  test('is done once the hub says so', async () => {
    const sent = store.send(RAISE, 1);
    const frame = world.socket.saidOf('do')[0];
    expect(frame).toMatchObject({ command: RAISE, acting_for: 1 });
    world.socket.tell(RAISED, { type: 'done', id: frame?.id ?? '', seq: 9 });
    await sent;
    expect(store.meeting.value?.floor.hands).toEqual([{ member: 2, kind: 'speak' }]);
  });

  test('is refused with the code and the sentence of the hub', async () => {
    const sent = store.send({ type: 'end_turn', turn: 1 });
    const id = done()[0] ?? '';
    world.socket.tell({
      type: 'refused',
      id,
      code: 'turn_is_over',
      message: 'Gone.',
      retry: false,
    });
    await expect(sent).rejects.toMatchObject({ code: 'turn_is_over', message: 'Gone.' });
  });

  test('is refused at once without a line, and is not sent later', async () => {
    world.socket.drop();
    expect(await refusal(store.send(RAISE))).toBe('no_line');
    world.move(1_000);
    answer({ type: 'resumed', seq: 7, now: HUB_TIME });
    expect(world.socket.saidOf('do')).toEqual([]);
  });

  test('without an answer is sent again under its id after a resume, not before', async () => {
    const sent = store.send(RAISE);
    const ids = done();
    world.socket.drop();
    world.move(1_000);
    world.socket.accept();
    expect(done()).toEqual([]);
    world.socket.tell({ type: 'resumed', seq: 9, now: HUB_TIME }, RAISED);
    expect(done()).toEqual(ids);
    world.socket.tell({ type: 'done', id: ids[0] ?? '', seq: 9 });
    await sent;
  });

  test('without an answer is dropped with a code after a fresh view', async () => {
    const sent = refusal(store.send(RAISE));
    reconnect(welcome({ seq: 9 }));
    expect(await sent).toBe('line_lost');
    expect(done()).toEqual([]);
  });

  test('still waits for its answer when a fresh view comes on the same line', async () => {
    const sent = store.send({ type: 'hand_over', to: 1 });
    world.socket.tell(welcome({ role: 'facilitator', seq: 9 }));
    expect(store.role.value).toBe('facilitator');
    world.socket.tell({ type: 'done', id: done()[0] ?? '', seq: 9 });
    await sent;
  });

  test('is dropped with a code when the line is closed for good', async () => {
    const sent = refusal(store.send(RAISE));
    world.socket.drop(4002);
    expect(await sent).toBe('line_lost');
  });
});

describe('a line that comes back', () => {
  beforeEach(() => {
    withSeat();
    open(welcome());
  });

  test('says what was seen, and folds in only what is new', () => {
    world.socket.tell(RAISED);
    world.socket.drop();
    expect(store.line.value.state).toBe('lost');
    expect(store.meeting.value?.floor.hands).toHaveLength(1);
    world.move(1_000);
    answer({ type: 'resumed', seq: 9, now: HUB_TIME }, RAISED);
    expect(world.socket.saidOf('hello')[0]).toMatchObject({ epoch: 'first', seq: 9 });
    expect(store.meeting.value?.floor.hands).toHaveLength(1);
    expect(store.line.value.state).toBe('live');
  });

  test('is looked after when the page wakes up', () => {
    world.wake();
    expect(store.line.value.state).toBe('live');
    world.move(CHECK_MS);
    expect(store.line.value.state).toBe('lost');
    const lines = world.sockets.length;
    world.wake();
    expect(world.sockets).toHaveLength(lines + 1);
  });

  test('does not come back after the page has closed it', () => {
    store.close();
    world.wake();
    world.move(600_000);
    expect(world.sockets).toHaveLength(1);
    expect(world.waiting).toBe(0);
    expect(world.listening).toBe(false);
  });
});

describe('hub time', () => {
  beforeEach(() => {
    withSeat();
    open(welcome());
  });

  const asked = () => world.socket.saidOf('ask_time');

  test('is asked for on coming in, and once more after each answer', () => {
    const before = store.offset.value;
    expect(asked()).toHaveLength(1);
    world.time += 20;
    world.socket.tell({ type: 'tell_time', sent: 1_000, now: HUB_TIME + 90_010 });
    expect(store.now()).toBe(HUB_TIME + 90_020);
    expect(store.offset.value).toBe(before + 90_000);
    expect(asked()).toHaveLength(2);
  });

  test('is asked for on coming back, though an answer was lost with the line', () => {
    reconnect({ type: 'resumed', seq: 7, now: HUB_TIME });
    expect(asked()).toHaveLength(1);
  });

  test('is not behind the entries that are known', () => {
    world.socket.tell({ ...RAISED, at: HUB_TIME + 840_000 });
    expect(store.now()).toBe(HUB_TIME + 840_000);
  });
});

describe('the end', () => {
  beforeEach(() => {
    withSeat();
    open(welcome());
  });

  test('by leaving gives the seat back and keeps nothing here', async () => {
    const left = store.leave();
    world.socket.tell({ type: 'done', id: done()[0] ?? '', seq: 9 });
    await left;
    expect(store.line.value).toEqual({ state: 'closed', reason: 'left' });
    expect(store.meeting.value).not.toBeNull();
    expect(keep.seat()).toBeNull();
    expect(world.waiting).toBe(0);
  });

  test('by leaving is an end also when the line closes before the answer', async () => {
    const left = store.leave();
    world.socket.drop(1000);
    await left;
    expect(keep.seat()).toBeNull();
  });

  test.each([
    [4002, 'removed'],
    [4003, 'erased'],
  ])('with close code %s takes the meeting off the screen', (code, reason) => {
    world.socket.drop(code);
    expect(store.line.value).toEqual({ state: 'closed', reason });
    expect(store.meeting.value).toBeNull();
    expect(keep.seat()).toBeNull();
  });
});

describe('ringing', () => {
  const SIGNAL: Signal = {
    id: 4,
    kind: 'heads_up',
    minutes: 10,
    due: HUB_TIME + 60_000,
    hold_until: HUB_TIME + 180_000,
    state: 'planned',
    ring_at: null,
  };
  const PLANNED: Meeting = { ...MEETING, time: { ...MEETING.time, signals: [SIGNAL] } };
  const ANNOUNCED: Entry = {
    type: 'entry',
    seq: 8,
    at: HUB_TIME,
    by: null,
    events: [{ type: 'signal_announced', signal: 4, ring_at: SIGNAL.due }],
  };
  const ids = () => store.ringing.value.map(({ id, at }) => [id, at]);

  beforeEach(() => {
    withSeat();
    open(welcome({ meeting: PLANNED }));
  });

  test('follows the announcement', () => {
    expect(ids()).toEqual([]);
    world.socket.tell(ANNOUNCED);
    expect(ids()).toEqual([[4, SIGNAL.due]]);
  });

  test('does without it while the line is down, and waits for it again after', () => {
    world.socket.drop();
    expect(ids()).toEqual([[4, SIGNAL.due]]);
    world.move(1_000);
    answer({ type: 'resumed', seq: 7, now: HUB_TIME + 1_000 });
    expect(ids()).toEqual([]);
  });

  test('is once for one id, also when it is announced afterwards', () => {
    world.socket.drop();
    store.rang(4);
    expect(ids()).toEqual([]);
    world.move(1_000);
    answer({ type: 'resumed', seq: 8, now: HUB_TIME + 1_000 }, ANNOUNCED);
    expect(ids()).toEqual([]);
  });

  test('does not make up for what was long ago', () => {
    const late = { ...SIGNAL, state: 'announced', ring_at: HUB_TIME - 10_000 } as const;
    const meeting = { ...MEETING, time: { ...MEETING.time, signals: [late] } };
    world.socket.tell(welcome({ meeting }));
    expect(ids()).toEqual([]);
  });

  test('is looked out for by one timer, however much happens', () => {
    const before = world.waiting;
    for (let seq = 8; seq < 12; seq += 1) world.socket.tell({ ...RAISED, seq });
    expect(world.waiting).toBe(before);
  });

  test('finds out in time that the line is dead, though nobody has noticed', () => {
    for (let now = 15_000; now < 57_000; now += 15_000) {
      world.move(15_000);
      world.socket.tell({ type: 'beat', now: HUB_TIME + now });
    }
    expect(store.line.value.state).toBe('live');
    world.move(14_900);
    expect(ids()).toEqual([]);
    world.move(200);
    expect(store.line.value.state).toBe('lost');
    expect(ids()).toEqual([[4, SIGNAL.due]]);
  });
});
