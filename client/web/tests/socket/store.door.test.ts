import { beforeEach, describe, expect, test } from 'vitest';
import { HUB_TIME, welcome } from './simulated';
import { DOOR, ID, INVITE, refusal, Tab } from './tab';

let tab: Tab;

beforeEach(() => {
  tab = new Tab();
});

describe('coming in', () => {
  test('with nothing to come in with is said at once', () => {
    tab.start();
    expect(tab.store.line.value).toEqual({ state: 'closed', reason: 'no_link' });
    expect(tab.world.sockets).toHaveLength(0);
  });

  test('by an invite leads to the door, and by a name to a seat', async () => {
    tab.keep.invited(INVITE);
    const candidate = tab.keep.candidate();
    tab.open(DOOR);
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ invite: INVITE, meeting: ID });
    expect(tab.store.line.value.state).toBe('door');
    expect(tab.store.door.value?.role).toBe('participant');
    expect(tab.store.meeting.value).toBeNull();

    const joined = tab.store.join('Bo');
    expect(tab.world.socket.saidOf('join')[0]).toMatchObject({ name: 'Bo', seat: candidate });
    tab.world.socket.tell(welcome());
    await joined;
    expect(tab.store.line.value.state).toBe('live');
    expect(tab.store.door.value).toBeNull();
    expect(tab.store.me.value?.name).toBe('Bo');
    expect(tab.keep.seat()).toBe(candidate);
    expect(tab.keep.invite()).toBeNull();
  });

  test('is refused with a reason when the name is no name', async () => {
    tab.keep.invited(INVITE);
    tab.open(DOOR);
    const joined = refusal(tab.store.join(' '));
    const id = tab.world.socket.saidOf('join')[0]?.id ?? '';
    tab.world.socket.tell({
      type: 'refused',
      id,
      code: 'unclear_name',
      message: 'Hm.',
      retry: false,
    });
    expect(await joined).toBe('unclear_name');
    expect(tab.store.line.value.state).toBe('door');
  });

  test('asks for the same seat again when the answer was lost', async () => {
    tab.keep.invited(INVITE);
    tab.open(DOOR);
    const joined = tab.store.join('Bo');
    const first = tab.world.socket.saidOf('join');
    tab.reconnect(DOOR);
    expect(tab.world.socket.saidOf('join')).toEqual(first);
    tab.world.socket.tell(welcome());
    await joined;
  });

  test('by a join that was said twice is a seat like any other: it is resumed, and left for good', async () => {
    tab.keep.invited(INVITE);
    tab.open(DOOR);
    const joined = tab.store.join('Bo');
    tab.reconnect(DOOR);
    tab.world.socket.tell(welcome());
    await joined;
    tab.reconnect({ type: 'resumed', seq: 7, now: HUB_TIME });
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ epoch: 'first', seq: 7 });

    const left = tab.store.leave();
    tab.world.socket.drop(1000);
    await left;
    expect(tab.keep.seat()).toBeNull();
  });

  test('comes to the seat that was taken in another tab meanwhile', async () => {
    tab.keep.invited(INVITE);
    tab.open(DOOR);
    const candidate = tab.keep.candidate();
    tab.keep.seated();
    await tab.store.join('Bo');
    tab.answer(welcome());
    expect(tab.world.sockets).toHaveLength(2);
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ seat: candidate });
    expect(tab.store.line.value.state).toBe('live');
  });

  test('asks for a fresh view when two tabs took a seat each, and one of them is kept', async () => {
    tab.keep.invited(INVITE);
    tab.open(DOOR);
    const joined = tab.store.join('Bo');
    tab.keep.seat = () => 'o'.repeat(22);
    tab.world.socket.tell(welcome());
    await joined;
    tab.reconnect(welcome({ member: 1 }));
    const [hello] = tab.world.socket.saidOf('hello');
    expect(hello).toMatchObject({ seat: 'o'.repeat(22) });
    expect(hello).not.toHaveProperty('seq');
    expect(tab.store.me.value?.id).toBe(1);
  });

  test('with a seat that is kept goes by the door', () => {
    tab.withSeat();
    tab.open(welcome());
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ seat: tab.keep.seat() });
    expect(tab.world.socket.saidOf('hello')[0]).not.toHaveProperty('invite');
    expect(tab.store.line.value.state).toBe('live');
  });

  test('tries the invite when the seat is not there any more', () => {
    tab.withSeat();
    tab.keep.invited(INVITE);
    tab.open();
    tab.world.socket.drop(4001);
    expect(tab.keep.seat()).toBeNull();
    tab.answer(DOOR);
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ invite: INVITE });
    expect(tab.store.line.value.state).toBe('door');
  });

  test('with a link that opens nothing says so, and keeps nothing', () => {
    tab.keep.invited(INVITE);
    tab.open();
    tab.world.socket.drop(4001);
    expect(tab.store.line.value).toEqual({ state: 'closed', reason: 'no_entry' });
    expect(tab.keep.invite()).toBeNull();
  });

  test('reloads the page once when the hub speaks another version', () => {
    tab.withSeat();
    tab.open();
    tab.world.socket.drop(4000);
    expect(tab.world.reloads).toBe(1);
    tab.open();
    tab.world.socket.drop(4000);
    expect(tab.world.reloads).toBe(1);
    expect(tab.store.line.value).toEqual({ state: 'closed', reason: 'reload' });
    expect(tab.keep.seat()).not.toBeNull();
  });
});

describe('another link than the seat was taken with', () => {
  const ANOTHER = 'a'.repeat(22);

  test('leads to its own door, from which there is a way back to the seat', () => {
    tab.withSeat();
    tab.keep.invited(ANOTHER);
    tab.open(DOOR);
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ invite: ANOTHER });
    expect(tab.store.line.value.state).toBe('door');
    expect(tab.store.seatIsKept()).toBe(true);

    tab.store.toSeat();
    tab.answer(welcome());
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ seat: tab.keep.seat() });
    expect(tab.store.line.value.state).toBe('live');
  });

  test('takes a seat of its own, which is then the one that is kept', async () => {
    tab.withSeat();
    tab.keep.invited(ANOTHER);
    tab.open(DOOR);
    const candidate = tab.keep.candidate();
    const joined = tab.store.join('Mari');
    tab.world.socket.tell(welcome());
    await joined;
    expect(tab.keep.seat()).toBe(candidate);
  });

  test('leads to its door also from the room, and the same link does not', () => {
    tab.withSeat();
    tab.open(welcome());
    tab.store.enterDoor(INVITE);
    expect(tab.store.line.value.state).toBe('live');
    tab.store.enterDoor(ANOTHER);
    tab.answer(DOOR);
    expect(tab.store.line.value.state).toBe('door');
  });

  test('does not cost the seat when it opens nothing', () => {
    tab.withSeat();
    const seat = tab.keep.seat();
    tab.keep.invited(ANOTHER);
    tab.open();
    tab.world.socket.drop(4001);
    expect(tab.store.line.value).toEqual({ state: 'closed', reason: 'no_entry' });
    expect(tab.store.seatIsKept()).toBe(true);
    tab.store.toSeat();
    tab.answer(welcome());
    expect(tab.world.socket.saidOf('hello')[0]).toMatchObject({ seat });
  });

  test('and a seat that was taken with it elsewhere, outlast the end of this tab', () => {
    tab.withSeat();
    tab.open(welcome());
    tab.keep.invited(ANOTHER);
    tab.keep.seated();
    tab.world.socket.drop(4002);
    expect(tab.keep.seat()).not.toBeNull();
  });
});

describe('the end', () => {
  beforeEach(() => {
    tab.withSeat();
    tab.open(welcome());
  });

  test('by leaving gives the seat back and keeps nothing here', async () => {
    const left = tab.store.leave();
    tab.world.socket.tell({ type: 'done', id: tab.done()[0] ?? '', seq: 9 });
    await left;
    expect(tab.store.line.value).toEqual({ state: 'closed', reason: 'left' });
    expect(tab.store.meeting.value).not.toBeNull();
    expect(tab.keep.seat()).toBeNull();
    expect(tab.world.waiting).toBe(0);
  });

  test('by leaving is an end also when the line closes before the answer', async () => {
    const left = tab.store.leave();
    tab.world.socket.drop(1000);
    await left;
    expect(tab.keep.seat()).toBeNull();
  });

  test.each([
    [4002, 'removed'],
    [4003, 'erased'],
  ])('with close code %s takes the meeting off the screen', (code, reason) => {
    tab.world.socket.drop(code);
    expect(tab.store.line.value).toEqual({ state: 'closed', reason });
    expect(tab.store.meeting.value).toBeNull();
    expect(tab.keep.seat()).toBeNull();
  });
});
