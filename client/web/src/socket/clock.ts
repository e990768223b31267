/**
 * Hub time, estimated, and how far off the estimate can be.
 *
 * When an answer arrives, hub time is later than what it tells by as long as the answer took, and earlier
 * than that by as long as the question took: so hub time less `mono` lies in a span as wide as the round
 * trip. What several exchanges leave of it is narrower still; a beat cuts off what is too early. With
 * time the span grows by what two clocks can drift apart. The estimate is its middle, so it is off by
 * half of the span at most, whatever the delays of the line are.
 *
 * A line may lead to another hub, and a device that slept has stood still: both begin a new span. Whether
 * it slept or somebody set its clock, only the hub can tell, so the estimate stays until the hub is heard:
 * it counts on from `mono`, which nobody can set.
 */

import type { Millis, TellTime } from '../replica/types';
import type { Timer, World } from './world';

const FOR_EVER = Number.POSITIVE_INFINITY;
const EXCHANGES = 5;
const EVERY_MS = 60_000;
/** A beat that seems this old came over a slow line, or the estimate is ahead of the hub. */
const ODD_MS = 2_000;
const LOOK_EVERY_MS = 5_000;
/** No two clocks part so far between two looks unless one of them jumped. */
const JUMP_MS = 50;
/** What a hub may be slewed by, and the crystals of two devices differ in, for each millisecond. */
export const DRIFT = 0.0005;

export interface Clock {
  now(): Millis;
  /** Hub time less `mono`. */
  offset(): number;
  /** How many milliseconds the estimate can be off; infinite while nobody can say. */
  bound(): number;
  /** A line is up, to a hub that says that it is `at`. Measures, and again each minute until `stop`. */
  begin(at: Millis): void;
  /** The line may have stood still, or the device. */
  measure(): void;
  /** The line is down; the estimate goes on. */
  stop(): void;
  told(answer: TellTime): void;
  /** Something happened at this instant, as the hub says. */
  happened(at: Millis): void;
  /** The hub says that it is `at` right now. */
  beat(at: Millis): void;
  /** Nothing more until the next `begin`. */
  close(): void;
}

/**
 * `ask` sends `ask_time` if the line is up; `tuned` is called whenever the estimate has changed, `jumped`
 * when the device's clock has: then what is known of the line is in doubt as well.
 */
export function clockOf(
  world: World,
  ask: (sent: Millis) => void,
  tuned: () => void = () => {},
  jumped: () => void = () => {},
): Clock {
  let wallAhead = world.wall() - world.mono();
  let offset = wallAhead;
  /** The span that hub time less `mono` lay in at `since`. */
  let low = -FOR_EVER;
  let high = FOR_EVER;
  let since = world.mono();
  let heard = false;
  /** Nothing that was asked before is of use. */
  let doubtful = 0;
  let exchanges = 0;
  let timer: Timer | undefined;
  let looking = world.after(LOOK_EVERY_MS, look);

  const drifted = () => (world.mono() - since) * DRIFT;
  const askOnce = () => ask(Math.floor(world.mono()));

  function forget(): void {
    low = -FOR_EVER;
    high = FOR_EVER;
  }

  /** What contradicts the span replaces it: hub time was moved. */
  function within(from: number, to: number): void {
    low = Math.max(low - drifted(), from);
    high = Math.min(high + drifted(), to);
    since = world.mono();
    if (low > high) {
      low = from;
      high = to;
    }
    const was = offset;
    // Late rather than early: until an exchange has ended, no later than what was heard.
    if (high < FOR_EVER) offset = (low + high) / 2;
    else if (!heard || offset < low) offset = low;
    heard = true;
    if (offset !== was) tuned();
  }

  function look(): void {
    world.cancel(looking);
    looking = world.after(LOOK_EVERY_MS, look);
    const ahead = world.wall() - world.mono();
    const apart = Math.abs(ahead - wallAhead);
    wallAhead = ahead;
    if (apart < JUMP_MS) return;
    forget();
    exchanges = 0;
    doubtful = Math.floor(world.mono());
    jumped();
  }

  function measure(): void {
    if (exchanges <= 0) measureAgain();
  }

  /** Also when an answer is still awaited: it may never come. */
  function measureAgain(): void {
    world.cancel(timer);
    timer = world.after(EVERY_MS, measureAgain);
    exchanges = EXCHANGES;
    askOnce();
  }

  function stop(): void {
    world.cancel(timer);
    exchanges = 0;
  }

  function happened(at: Millis): void {
    if (at > world.mono() + offset) measure();
  }

  return {
    now: () => Math.round(world.mono() + offset),
    offset: () => offset,
    bound: () => (high - low) / 2 + drifted(),
    begin(at) {
      look();
      forget();
      within(at - world.mono(), FOR_EVER);
      measureAgain();
    },
    measure() {
      look();
      measure();
    },
    stop,
    told({ sent, now }) {
      if (sent < doubtful) return;
      // Both are rounded down to whole milliseconds.
      within(now - world.mono(), now + 1 - sent);
      exchanges -= 1;
      if (exchanges > 0) askOnce();
    },
    happened,
    beat(at) {
      happened(at);
      within(at - world.mono(), FOR_EVER);
      if (world.mono() + offset - at > ODD_MS) measure();
    },
    close() {
      stop();
      world.cancel(looking);
    },
  };
}
