import { beforeEach, describe, expect, test } from 'vitest';
import { type AnyServerFrame, CLOSINGS, type CloseName } from '../../src/replica/types';
import {
  A_WHILE_MS,
  CHECK_MS,
  type Connection,
  connectionOf,
  FIRST_RETRY_MS,
  LAST_RETRY_MS,
  OPENING_MS,
  SILENCE_MS,
  SPREAD_MS,
} from '../../src/socket/connection';
import { HUB_TIME, SimulatedWorld, welcome } from './simulated';

const BEAT: AnyServerFrame = { type: 'beat', now: HUB_TIME };
const ASK = { type: 'ask_time', sent: 1 } as const;

let world: SimulatedWorld;
let connection: Connection;
let heard: AnyServerFrame[];
let losses: number;
let closed: CloseName | null;

beforeEach(() => {
  world = new SimulatedWorld();
  heard = [];
  losses = 0;
  closed = null;
  connection = connectionOf(world, {
    hello: () => ({ type: 'hello', protocol: 1, meeting: 'm'.repeat(22) }),
    heard: (frame) => heard.push(frame),
    lost: () => {
      losses += 1;
    },
    closed: (why) => {
      closed = why;
    },
  });
  connection.open();
});

function comeIn(): void {
  world.socket.accept();
  world.socket.tell(welcome());
}

/** How long it waits until it opens another line. */
function waited(): number {
  const before = world.sockets.length;
  const start = world.time;
  while (world.sockets.length === before && world.time - start < 120_000) world.move(10);
  return world.time - start;
}

describe('a line', () => {
  test('begins with hello, and carries nothing else until the hub has answered', () => {
    world.socket.accept();
    expect(connection.say(ASK)).toBe(false);
    expect(world.socket.said.map(({ type }) => type)).toEqual(['hello']);
    world.socket.tell(welcome());
    expect(connection.say(ASK)).toBe(true);
    expect(world.socket.said.map(({ type }) => type)).toEqual(['hello', 'ask_time']);
  });

  test('that does not open, or is not answered, is given up', () => {
    world.move(OPENING_MS);
    expect(losses).toBe(1);
    waited();
    world.socket.accept();
    world.move(OPENING_MS);
    expect(losses).toBe(2);
  });

  test('on which nothing is heard is dead, and what it says later is not heard', () => {
    comeIn();
    const dead = world.socket;
    world.move(SILENCE_MS - 1);
    expect(losses).toBe(0);
    dead.tell(BEAT);
    world.move(SILENCE_MS - 1);
    expect(losses).toBe(0);
    world.move(1);
    expect(losses).toBe(1);
    expect(dead.closed).toBe(true);
    dead.tell(BEAT);
    dead.drop();
    expect(heard).toHaveLength(2);
    expect(losses).toBe(1);
  });

  test('in doubt is given up after a moment, unless anything is heard', () => {
    comeIn();
    expect(connection.check()).toBe(true);
    world.socket.tell(BEAT);
    world.move(CHECK_MS);
    expect(losses).toBe(0);
    connection.check();
    world.move(CHECK_MS);
    expect(losses).toBe(1);
  });

  test('that was closed on purpose stays closed', () => {
    comeIn();
    connection.close();
    world.move(600_000);
    expect(world.sockets).toHaveLength(1);
    expect(losses).toBe(0);
  });
});

describe('coming back', () => {
  test('takes longer each time, with full jitter, up to a limit', () => {
    world.dice = 0.999;
    const waits = [0, 1, 2, 3, 4, 5, 6, 7].map(() => {
      world.socket.drop();
      return waited();
    });
    const doubled = waits.map((_, i) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** i));
    waits.forEach((wait, i) => {
      expect(Math.abs(wait - (doubled[i] as number))).toBeLessThan(30);
    });
    world.dice = 0;
    world.socket.drop();
    expect(waited()).toBeLessThanOrEqual(10);
  });

  test('starts anew only once a line has lasted until its first beat', () => {
    world.dice = 0.999;
    const waits = [0, 1, 2].map(() => {
      comeIn();
      world.socket.drop(1011);
      return waited();
    });
    expect(waits[2]).toBeGreaterThan(3.9 * FIRST_RETRY_MS);
    comeIn();
    world.socket.tell(BEAT);
    world.socket.drop();
    expect(waited()).toBeLessThanOrEqual(FIRST_RETRY_MS + 10);
  });

  test('does not wait when the network is back', () => {
    world.dice = 0.999;
    world.socket.drop();
    expect(connection.check()).toBe(false);
    expect(world.sockets).toHaveLength(2);
  });

  test.each([1012, 1006])('is spread over as long as the hub asks for, after %s', (code) => {
    world.dice = 0.5;
    comeIn();
    world.socket.tell({ type: 'restarting', spread: 20_000 });
    world.socket.drop(code);
    connection.check();
    expect(world.sockets).toHaveLength(1);
    expect(Math.abs(waited() - 10_000)).toBeLessThanOrEqual(10);
  });

  const expected: { [code in keyof typeof CLOSINGS]: number | null } = {
    1000: null,
    1003: null,
    1009: null,
    1012: SPREAD_MS / 2,
    4000: null,
    4001: null,
    4002: null,
    4003: null,
    4005: A_WHILE_MS * 1.5,
    4007: A_WHILE_MS * 1.5,
  };

  test.each([1006, 1011, 4004, 4006])('after close code %s it is tried again at once', (code) => {
    comeIn();
    world.socket.drop(code);
    expect(losses).toBe(1);
    expect(Math.abs(waited() - FIRST_RETRY_MS / 2)).toBeLessThanOrEqual(10);
  });

  test.each(Object.entries(expected))('after close code %s follows the table', (text, ms) => {
    const code = Number(text) as keyof typeof CLOSINGS;
    comeIn();
    world.socket.drop(code);
    if (ms === null) {
      expect(closed).toBe(CLOSINGS[code].name);
      world.move(600_000);
      expect(world.sockets).toHaveLength(1);
    } else {
      expect(losses).toBe(1);
      expect(Math.abs(waited() - ms)).toBeLessThanOrEqual(10);
    }
  });
});
