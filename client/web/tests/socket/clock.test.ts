import { describe, expect, test } from 'vitest';
import { type Clock, clockOf } from '../../src/socket/clock';
import { HUB_TIME, SimulatedWorld } from './simulated';

/** A hub whose clock is `ahead` of this device's, over a line with the given delays. */
class Hub {
  readonly world = new SimulatedWorld();
  readonly asked: number[] = [];
  ahead = 0;
  tuned = 0;
  readonly clock: Clock = clockOf(
    this.world,
    (sent) => this.asked.push(sent),
    () => {
      this.tuned += 1;
    },
  );

  get now(): number {
    return HUB_TIME + this.world.time - 1_000 + this.ahead;
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
    return this.clock.now() - this.now;
  }
}

describe('hub time', () => {
  test("is the device's time until the hub has spoken", () => {
    const hub = new Hub();
    hub.world.move(250);
    expect(hub.clock.now()).toBe(HUB_TIME + 250);
  });

  test('comes from the exchange with the lowest round trip', () => {
    const hub = new Hub();
    hub.ahead = 90_000;
    hub.clock.measure();
    hub.answer(10, 300);
    hub.answer(20, 22);
    hub.answer(400, 30);
    hub.answer(40, 10);
    hub.answer(90, 90);
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(1);
    expect(hub.asked).toEqual([]);
  });

  test('is measured again each minute, and no longer once the line is down', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(5, 5);
    hub.world.move(60_000);
    expect(hub.asked).toHaveLength(1);
    hub.clock.stop();
    hub.world.move(600_000);
    expect(hub.asked).toHaveLength(1);
  });

  test('does not follow the clock of the device', () => {
    const hub = new Hub();
    hub.clock.measure();
    hub.answer(5, 5);
    hub.world.wallTime += 3_600_000;
    hub.world.move(1_000);
    expect(hub.error).toBe(0);
  });

  test('is never behind what the hub has said, and is measured at once when it was', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(5, 5);
    hub.ahead = 840_000;
    hub.clock.reached(hub.now);
    expect(hub.error).toBe(0);
    expect(hub.asked).toHaveLength(1);
    hub.answer(30, 30);
    expect(hub.error).toBe(0);
  });

  test('takes a worse exchange that contradicts it', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(1, 1);
    hub.ahead = -5_000;
    hub.clock.beat(hub.now);
    hub.answer(100, 100);
    expect(hub.error).toBe(0);
  });

  test('keeps a good estimate when the line becomes slow', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(2, 2);
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(1_500, 100);
    expect(hub.error).toBe(0);
  });

  test('is exact again soon after it was corrected, also over a slower line', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(5, 5);
    hub.ahead = 60_000;
    hub.clock.reached(hub.now - 40);
    expect(hub.error).toBe(-40);
    hub.answer(50, 50);
    expect(hub.error).toBe(0);
  });

  test('is asked for one exchange at a time', () => {
    const hub = new Hub();
    hub.clock.measure();
    hub.clock.measure();
    expect(hub.asked).toHaveLength(1);
    hub.answer(5, 5);
    expect(hub.asked).toHaveLength(1);
  });

  test('is asked for again when an answer never came', () => {
    const hub = new Hub();
    hub.clock.measure();
    hub.asked.length = 0;
    hub.world.move(60_000);
    expect(hub.asked).toHaveLength(1);
  });

  test('follows two clocks that drift apart', () => {
    const hub = new Hub();
    hub.clock.measure();
    for (let i = 0; i < 5; i += 1) hub.answer(2, 2);
    for (let minute = 0; minute < 60; minute += 1) {
      hub.world.move(60_000);
      hub.ahead += 5;
      for (let i = 0; i < 5; i += 1) hub.answer(3, 4);
    }
    expect(Math.abs(hub.error)).toBeLessThanOrEqual(10);
  });
});
