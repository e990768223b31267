/**
 * Hub time, estimated. One exchange (ask, answer) tells it to within half its round trip, so of several
 * the one with the lowest round trip wins, until a newer one contradicts it, as when clocks have drifted
 * apart. Measured when the line comes up, on waking, each minute, and at once when the hub shows that
 * the estimate is wrong. Counts on from `mono`, so that changes of the device's clock do nothing.
 */

import type { Millis, TellTime } from '../replica/types';
import type { Timer, World } from './world';

const EXCHANGES = 5;
const EVERY_MS = 60_000;
/** A beat that seems this old came over a slow line, or the estimate is ahead of the hub. */
const ODD_MS = 2_000;

export interface Clock {
  now(): Millis;
  /** Hub time less `mono`. */
  offset(): number;
  /** The line is up, or may have slept. Goes on each minute until `stop`. */
  measure(): void;
  stop(): void;
  told(answer: TellTime): void;
  /** The hub says that it was `at`; it is that late at least. */
  reached(at: Millis): void;
  /** The hub says that it is `at` right now. */
  beat(at: Millis): void;
}

/** `ask` sends `ask_time` if the line is up; `tuned` is called whenever the estimate has changed. */
export function clockOf(
  world: World,
  ask: (sent: Millis) => void,
  tuned: () => void = () => {},
): Clock {
  let offset = world.wall() - world.mono();
  /** The round trip that the estimate comes from. */
  let width = Number.POSITIVE_INFINITY;
  let exchanges = 0;
  let timer: Timer | undefined;

  const askOnce = () => ask(Math.floor(world.mono()));

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

  function reached(at: Millis): void {
    const behind = at - (world.mono() + offset);
    if (behind <= 0) return;
    offset += behind;
    width = Number.POSITIVE_INFINITY;
    tuned();
    measureAgain();
  }

  return {
    now: () => Math.round(world.mono() + offset),
    offset: () => offset,
    measure,
    stop() {
      world.cancel(timer);
      exchanges = 0;
    },
    reached,
    beat(at) {
      reached(at);
      if (world.mono() + offset - at > ODD_MS) measureAgain();
    },
    told({ sent, now }) {
      const mono = world.mono();
      const roundTrip = mono - sent;
      const found = now + roundTrip / 2 - mono;
      const contradicts = Math.abs(found - offset) > (roundTrip + width) / 2;
      if (roundTrip <= width || contradicts) {
        offset = found;
        width = roundTrip;
        tuned();
      }
      exchanges -= 1;
      if (exchanges > 0) askOnce();
    },
  };
}
