import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Meeting, Signal } from '../../src/replica/types';
import { HUB_TIME, MEETING, welcome } from './simulated';
import { RAISED, Tab } from './tab';

let tab: Tab;

beforeEach(() => {
  tab = new Tab();
});

describe('ringing', () => {
  const SIGNAL: Signal = {
    id: 4,
    kind: 'heads_up',
    minutes: 10,
    phase: null,
    step: null,
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
  const ids = () => tab.store.ringing.value.map(({ id, at }) => [id, at]);
  const loud = () => tab.store.ringing.value.map(({ loud }) => loud);

  beforeEach(() => {
    tab.withSeat();
    tab.open(welcome({ meeting: PLANNED }));
    tab.world.socket.tell(answer(0));
  });

  const answer = (later: number) =>
    ({ type: 'tell_time', sent: tab.world.mono(), now: HUB_TIME + later }) as const;

  test('follows the announcement', () => {
    expect(ids()).toEqual([]);
    tab.world.socket.tell(ANNOUNCED);
    expect(ids()).toEqual([[4, SIGNAL.due]]);
  });

  test('does without it while the line is down, and until all that was missed is heard', () => {
    tab.world.socket.drop();
    expect(ids()).toEqual([[4, SIGNAL.due]]);
    tab.world.move(1_000);
    tab.answer({ type: 'resumed', seq: 7, now: HUB_TIME + 1_000 });
    expect(ids()).toEqual([[4, SIGNAL.due]]);
    tab.world.socket.tell(answer(1_000));
    expect(ids()).toEqual([]);
  });

  test('is once for one id, also when it is announced afterwards', () => {
    tab.world.socket.drop();
    tab.store.rang(4);
    expect(ids()).toEqual([]);
    tab.world.move(1_000);
    tab.answer({ type: 'resumed', seq: 8, now: HUB_TIME + 1_000 }, ANNOUNCED);
    expect(ids()).toEqual([]);
  });

  test('does not make up for what was long ago', () => {
    const late = { ...SIGNAL, state: 'announced', ring_at: HUB_TIME - 10_000 } as const;
    const meeting = { ...MEETING, time: { ...MEETING.time, signals: [late] } };
    tab.world.socket.tell(welcome({ meeting }));
    expect(ids()).toEqual([]);
  });

  test('does not make up either for what a sleep has gone past', () => {
    tab.world.socket.tell(ANNOUNCED);
    tab.world.sleep(600_000);
    tab.world.socket.tell({ type: 'beat', now: HUB_TIME + 600_000 });
    expect(ids()).toEqual([]);
  });

  test('is looked out for by one timer, however much happens', () => {
    const before = tab.world.waiting;
    for (let seq = 8; seq < 12; seq += 1) tab.world.socket.tell({ ...RAISED, seq });
    expect(tab.world.waiting).toBe(before);
  });

  test('finds out in time that the line is dead, though nobody has noticed', () => {
    for (let now = 15_000; now < 57_000; now += 15_000) {
      tab.world.move(15_000);
      tab.world.socket.tell({ type: 'beat', now: HUB_TIME + now });
    }
    expect(tab.store.line.value.state).toBe('live');
    tab.world.move(14_900);
    expect(ids()).toEqual([]);
    tab.world.move(200);
    expect(tab.store.line.value.state).toBe('lost');
    expect(ids()).toEqual([[4, SIGNAL.due]]);
  });

  test('is only felt where another device was chosen for the room', () => {
    tab.world.socket.tell(ANNOUNCED);
    const chosen = (seq: number, member: number | null): Entry => ({
      ...ANNOUNCED,
      seq,
      events: [{ type: 'sounding_set', member }],
    });
    tab.world.socket.tell(chosen(9, 77));
    expect([ids(), loud()]).toEqual([[[4, SIGNAL.due]], [false]]);
    tab.world.socket.tell(chosen(10, null));
    expect([ids(), loud()]).toEqual([[[4, SIGNAL.due]], [true]]);
  });

  test('of a bell goes on to its end, also when the hub has told of that already', () => {
    const bell = { at: HUB_TIME, until: HUB_TIME + 60_000, by: null, holds_time: false };
    tab.world.socket.tell({
      ...ANNOUNCED,
      events: [{ type: 'bell_rang', ...bell }],
    });
    expect(ids()).toEqual([
      [-bell.at, bell.at],
      [-bell.until, bell.until],
    ]);

    tab.store.rang(-bell.at);
    tab.world.socket.tell({ ...ANNOUNCED, seq: 9, events: [{ type: 'bell_ended' }] });

    expect(ids()).toEqual([[-bell.until, bell.until]]);
  });

  test('of a bell that began before the line came back is its end alone', () => {
    const bell = { at: HUB_TIME - 30_000, until: HUB_TIME + 30_000, by: null, holds_time: false };
    tab.reconnect(welcome({ meeting: { ...MEETING, bell }, now: HUB_TIME + 1_000 }));

    expect(ids()).toEqual([[-bell.until, bell.until]]);
  });
});
