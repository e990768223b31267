import { beforeEach, describe, expect, test } from 'vitest';
import { CHECK_MS } from '../../src/socket/connection';
import { HUB_TIME, welcome } from './simulated';
import { RAISE, RAISED, refusal, Tab } from './tab';

let tab: Tab;

beforeEach(() => {
  tab = new Tab();
});

describe('a command', () => {
  beforeEach(() => {
    tab.withSeat();
    tab.open(welcome());
  });

  test('is done once the hub says so', async () => {
    const sent = tab.store.send(RAISE, 1);
    const frame = tab.world.socket.saidOf('do')[0];
    expect(frame).toMatchObject({ command: RAISE, acting_for: 1 });
    tab.world.socket.tell(RAISED, { type: 'done', id: frame?.id ?? '', seq: 9 });
    await sent;
    expect(tab.store.meeting.value?.floor.hands).toMatchObject([{ member: 2, kind: 'speak' }]);
  });

  test('is refused with the code and the sentence of the hub', async () => {
    const sent = tab.store.send({ type: 'end_turn', turn: 1 });
    const id = tab.done()[0] ?? '';
    tab.world.socket.tell({
      type: 'refused',
      id,
      code: 'turn_is_over',
      message: 'Gone.',
      retry: false,
    });
    await expect(sent).rejects.toMatchObject({ code: 'turn_is_over', message: 'Gone.' });
  });

  test('is refused at once without a line, and is not sent later', async () => {
    tab.world.socket.drop();
    expect(await refusal(tab.store.send(RAISE))).toBe('no_line');
    tab.world.move(1_000);
    tab.answer({ type: 'resumed', seq: 7, now: HUB_TIME });
    expect(tab.world.socket.saidOf('do')).toEqual([]);
  });

  test('without an answer is sent again under its id after a resume, not before', async () => {
    const sent = tab.store.send(RAISE);
    const ids = tab.done();
    tab.world.socket.drop();
    tab.world.move(1_000);
    tab.world.socket.accept();
    expect(tab.done()).toEqual([]);
    tab.world.socket.tell({ type: 'resumed', seq: 9, now: HUB_TIME }, RAISED);
    expect(tab.done()).toEqual(ids);
    tab.world.socket.tell({ type: 'done', id: ids[0] ?? '', seq: 9 });
    await sent;
  });

  test('without an answer is dropped with a code after a fresh view', async () => {
    const sent = refusal(tab.store.send(RAISE));
    tab.reconnect(welcome({ seq: 9 }));
    expect(await sent).toBe('line_lost');
    expect(tab.done()).toEqual([]);
  });

  test('still waits for its answer when a fresh view comes on the same line', async () => {
    const sent = tab.store.send({ type: 'hand_over', to: 1 });
    tab.world.socket.tell(welcome({ role: 'facilitator', seq: 9 }));
    expect(tab.store.role.value).toBe('facilitator');
    tab.world.socket.tell({ type: 'done', id: tab.done()[0] ?? '', seq: 9 });
    await sent;
  });

  test('is dropped with a code when the line is closed for good', async () => {
    const sent = refusal(tab.store.send(RAISE));
    tab.world.socket.drop(4002);
    expect(await sent).toBe('line_lost');
  });
});

describe('a line that comes back', () => {
  beforeEach(() => {
    tab.withSeat();
    tab.open(welcome());
  });

  test('says what was seen, and folds in only what is new', () => {
    tab.world.socket.tell(RAISED);
    tab.world.socket.drop();
    expect(tab.store.line.value.state).toBe('lost');
    expect(tab.store.meeting.value?.floor.hands).toHaveLength(1);
    tab.world.move(1_000);
    tab.answer({ type: 'resumed', seq: 9, now: HUB_TIME }, RAISED);
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ epoch: 'first', seq: 9 });
    expect(tab.store.meeting.value?.floor.hands).toHaveLength(1);
    expect(tab.store.line.value.state).toBe('live');
  });

  test('is looked after when the page wakes up', () => {
    tab.world.wake();
    expect(tab.store.line.value.state).toBe('live');
    tab.world.move(CHECK_MS);
    expect(tab.store.line.value.state).toBe('lost');
    const lines = tab.world.sockets.length;
    tab.world.wake();
    expect(tab.world.sockets).toHaveLength(lines + 1);
  });

  test('does not come back after the page has closed it', () => {
    tab.store.close();
    tab.world.wake();
    tab.world.move(600_000);
    expect(tab.world.sockets).toHaveLength(1);
    expect(tab.world.waiting).toBe(0);
    expect(tab.world.listening).toBe(false);
  });
});

describe('hub time', () => {
  beforeEach(() => {
    tab.withSeat();
    tab.open(welcome());
  });

  const asked = () => tab.world.socket.saidOf('ask_time');

  test('is asked for on coming in, and once more after each answer', () => {
    expect(tab.store.bound()).toBe(Number.POSITIVE_INFINITY);
    expect(asked()).toHaveLength(1);
    tab.world.time += 20;
    tab.world.socket.tell({ type: 'tell_time', sent: 1_000, now: HUB_TIME + 90_010 });
    expect(Math.abs(tab.store.now() - HUB_TIME - 90_020)).toBeLessThanOrEqual(1);
    expect(tab.store.now()).toBe(Math.round(tab.world.mono() + tab.store.offset.value));
    expect(tab.store.bound()).toBe(10.5);
    expect(asked()).toHaveLength(2);
  });

  test('is asked for on coming back, though an answer was lost with the line', () => {
    tab.reconnect({ type: 'resumed', seq: 7, now: HUB_TIME });
    expect(asked()).toHaveLength(1);
  });

  test('is not behind what the hub says that it is', () => {
    tab.world.socket.tell({ type: 'beat', now: HUB_TIME + 840_000 });
    expect(tab.store.now()).toBe(HUB_TIME + 840_000);
  });

  test('is asked for, and the line looked at, when the clock of the device has jumped', () => {
    tab.world.socket.tell({ type: 'tell_time', sent: 1_000, now: HUB_TIME });
    tab.world.socket.said.length = 0;
    tab.world.sleep(600_000);
    tab.world.move(5_000);
    expect(asked()).toHaveLength(1);
    tab.world.move(3_000);
    expect(tab.store.line.value.state).toBe('lost');
  });
});
