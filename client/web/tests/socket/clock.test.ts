import { beforeEach, describe, expect, test } from 'vitest';
import { type Clock, clockOf, DRIFT } from '../../src/socket/clock';
import { HUB_TIME, SimulatedWorld } from './simulated';

/** A hub whose clock is `ahead` of this device's, over a line with the given delays. */
class Hub {
  readonly world = new SimulatedWorld();
  readonly asked: number[] = [];
  ahead = 0;
  tuned = 0;
  jumps = 0;
  readonly clock: Clock = clockOf(
    this.world,
    (sent) => this.asked.push(sent),
    () => {
      this.tuned += 1;
    },
    () => {
      this.jumps += 1;
    },
  );

  get now(): number {
    return HUB_TIME + this.world.time - 1_000 + this.ahead;
  }

  /** A line comes up, and these are the delays of its first exchanges, there and back. */
  open(...delays: [number, number][]): void {
    this.asked.length = 0;
    this.clock.begin(this.now - 500);
    for (const [there, back] of delays) this.answer(there, back);
  }

  answer(there: number, back: number): void {
    const sent = this.asked.shift();
    if (sent === undefined) throw new Error('nothing was asked');
    this.world.time += there;
    const now = this.now;
    this.world.time += back;
    this.clock.told({ type: 'tell_time', sent, now });
  }

  get error(): number {
    return this.world.mono() + this.clock.offset() - this.now;
  }
}

const FIVE = (there: number, back: number): [number, number][] =>
  Array.from({ length: 5 }, () => [there, back]);

let hub: Hub;

beforeEach(() => {
  hub = new Hub();
});

describe('hub time', () => {
  test("is the device's time until the hub has spoken, and nobody knows how wrong that is", () => {
    hub.world.move(250);
    expect(hub.clock.now()).toBe(HUB_TIME + 250);
    expect(hub.clock.bound()).toBe(Number.POSITIVE_INFINITY);
  });

  test('is what the hub says from its first word on, and no later than that', () => {
    hub.ahead = -3_600_000;
    hub.clock.begin(hub.now - 40);
    expect(hub.error).toBe(-40);
  });

  test('is off by half the lowest round trip at most', () => {
    hub.ahead = 90_000;
    hub.open([10, 300], [22, 20], [400, 30], [40, 60], [90, 90]);
    expect(hub.clock.bound()).toBeLessThanOrEqual(22);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(hub.clock.bound());
    expect(hub.asked).toEqual([]);
  });

  test('is never off by more than it says, whatever the line and the two clocks do', () => {
    let seed = 7;
    const chance = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return Math.floor((seed / 2_147_483_647) * most);
    };
    for (let line = 0; line < 20; line += 1) {
      hub.ahead = chance(100_000) - 50_000;
      hub.open();
      for (let minute = 0; minute < 10; minute += 1) {
        while (hub.asked.length > 0) {
          hub.answer(chance(10) ? chance(400) : 2_000, chance(10) ? chance(150) : 2_000);
          expect(Math.abs(hub.error)).toBeLessThanOrEqual(hub.clock.bound());
        }
        for (let beat = 0; beat < 4; beat += 1) {
          hub.ahead += (chance(3) - 1) * 15_000 * DRIFT * 0.9;
          hub.world.move(15_000);
          hub.clock.beat(Math.floor(hub.now) - chance(1_000));
          expect(Math.abs(hub.error)).toBeLessThanOrEqual(hub.clock.bound());
        }
      }
    }
  });

  test('becomes less certain while nothing is heard', () => {
    hub.open(...FIVE(5, 5));
    const before = hub.clock.bound();
    hub.clock.stop();
    hub.world.move(120_000);
    expect(hub.clock.bound()).toBe(before + 120_000 * DRIFT);
  });

  test('is measured again each minute, and no longer once the line is down', () => {
    hub.open(...FIVE(5, 5));
    hub.world.move(60_000);
    expect(hub.asked).toHaveLength(1);
    hub.clock.stop();
    hub.world.move(600_000);
    expect(hub.asked).toHaveLength(1);
  });

  test('is measured at once when the hub is ahead of it, and follows what the hub says it is', () => {
    hub.open(...FIVE(5, 5));
    hub.ahead = 840_000;
    hub.clock.beat(hub.now - 30);
    expect(hub.error).toBe(-30);
    expect(hub.asked).toHaveLength(1);
    hub.answer(30, 30);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
  });

  test('is measured at once when something happened later, but does not jump', () => {
    hub.open(...FIVE(5, 5));
    hub.clock.happened(hub.now - 10);
    expect(hub.asked).toEqual([]);
    hub.clock.happened(hub.now + 10_000);
    expect(hub.asked).toHaveLength(1);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
  });

  test('follows an exchange that contradicts it, also back', () => {
    hub.open(...FIVE(1, 1));
    hub.ahead = -5_000;
    hub.clock.beat(hub.now);
    hub.answer(100, 100);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
  });

  test('keeps a good estimate when the line becomes slow or stalls', () => {
    hub.open(...FIVE(2, 2));
    hub.clock.measure();
    for (const delays of FIVE(1_500, 100)) hub.answer(...delays);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
  });

  test('starts anew with a line, which may lead to another hub', () => {
    hub.open(...FIVE(2, 2));
    hub.clock.stop();
    hub.ahead = -30;
    hub.open([50, 50]);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
  });

  test('is asked for one exchange at a time', () => {
    hub.open();
    hub.clock.measure();
    hub.clock.measure();
    expect(hub.asked).toHaveLength(1);
    hub.answer(5, 5);
    expect(hub.asked).toHaveLength(1);
  });

  test('is asked for again when an answer never came', () => {
    hub.open();
    hub.asked.length = 0;
    hub.world.move(60_000);
    expect(hub.asked).toHaveLength(1);
  });
});

describe("a jump of the device's clock", () => {
  beforeEach(() => {
    hub.open(...FIVE(5, 5));
  });

  test.each([3_600_000, -3_600_000])('by %i ms moves nothing, and is noticed', (by) => {
    hub.world.wallTime += by;
    hub.world.move(5_000);
    expect(hub.jumps).toBe(1);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
    expect(hub.clock.bound()).toBe(Number.POSITIVE_INFINITY);
  });

  test('may have been a sleep: then the next answer brings it to the present', () => {
    hub.world.sleep(3_600_000);
    hub.ahead = 3_600_000;
    hub.clock.measure();
    expect(hub.jumps).toBe(1);
    hub.answer(40, 40);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
    expect(hub.clock.bound()).toBeLessThan(45);
  });

  test('makes an answer worthless that was asked for before', () => {
    hub.world.move(60_000);
    hub.world.sleep(3_600_000);
    hub.world.move(5_000);
    expect(hub.asked).toHaveLength(1);
    hub.answer(5, 5);
    expect(hub.clock.bound()).toBe(Number.POSITIVE_INFINITY);
  });

  test('is noticed once', () => {
    hub.world.wallTime += 3_600_000;
    hub.world.move(60_000);
    expect(hub.jumps).toBe(1);
  });
});
