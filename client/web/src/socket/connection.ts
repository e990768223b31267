/**
 * One line to the hub that comes back by itself, as long as coming back can help.
 *
 * Says `hello` on opening, and again each time; whoever owns the connection decides what it says. Back-off
 * doubles with full jitter and starts anew once a line has lasted until its first beat. A line on which
 * nothing is heard for two beats is dead, whatever the browser believes.
 */

import {
  type AnyClientFrame,
  type AnyServerFrame,
  CLOSINGS,
  type CloseName,
  type ComeBack,
  type Hello,
} from '../replica/types';
import type { Socket, Timer, World } from './world';

export const OPENING_MS = 10_000;
/** Two beats, and some. */
export const SILENCE_MS = 35_000;
/** How long the answer to a question may take that was asked because the line is in doubt. */
export const CHECK_MS = 3_000;
export const FIRST_RETRY_MS = 500;
export const LAST_RETRY_MS = 15_000;
export const SPREAD_MS = 5_000;
export const A_WHILE_MS = 30_000;

export interface Owner {
  hello(): Hello;
  heard(frame: AnyServerFrame): void;
  /** The line is down, and tries to come back. */
  lost(): void;
  /** The line is down, and would not be let in again. */
  closed(why: CloseName): void;
}

export interface Connection {
  /** Now, not later: also while it waits to try again. */
  open(): void;
  close(): void;
  /** False when there is no line: then nothing was said. */
  say(frame: AnyClientFrame): boolean;
  /** The line is in doubt. True when it is up: now ask something that the hub answers. */
  check(): boolean;
}

export function connectionOf(world: World, owner: Owner): Connection {
  let socket: Socket | null = null;
  let up = false;
  let attempts = 0;
  let spread = 0;
  /** Waits for silence to end, or for the next try. */
  let timer: Timer | undefined;
  let mayHurry = false;

  function expectWithin(ms: number): void {
    world.cancel(timer);
    timer = world.after(ms, () => dropped());
  }

  function open(): void {
    hangUp();
    spread = 0;
    const opened = world.connect();
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify(owner.hello()));
    opened.onmessage = ({ data }) => heard(JSON.parse(String(data)));
    opened.onclose = ({ code }) => dropped(code);
    expectWithin(OPENING_MS);
  }

  function heard(frame: AnyServerFrame): void {
    expectWithin(SILENCE_MS);
    up = true;
    if (frame.type === 'beat') attempts = 0;
    if (frame.type === 'restarting') spread = frame.spread;
    owner.heard(frame);
  }

  function hangUp(): void {
    world.cancel(timer);
    up = false;
    mayHurry = false;
    if (!socket) return;
    // A dead line takes its time to close; what it still says is not for anyone.
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    socket = null;
  }

  function dropped(code?: number): void {
    hangUp();
    const closing = isKnown(code) ? CLOSINGS[code] : undefined;
    if (closing && (closing.comeBack === 'no' || closing.comeBack === 'after reloading')) {
      owner.closed(closing.name);
      return;
    }
    const comeBack = spread ? 'spread out' : (closing?.comeBack ?? 'at once');
    timer = world.after(wait(comeBack), open);
    mayHurry = comeBack === 'at once';
    owner.lost();
  }

  function wait(comeBack: ComeBack): number {
    if (comeBack === 'spread out') return world.random() * (spread || SPREAD_MS);
    if (comeBack === 'after a while') return A_WHILE_MS * (1 + world.random());
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    return world.random() * longest;
  }

  return {
    open,
    close: hangUp,
    say(frame) {
      if (up) socket?.send(JSON.stringify(frame));
      return up;
    },
    check() {
      if (up) expectWithin(CHECK_MS);
      else if (mayHurry) open();
      return up;
    },
  };
}

function isKnown(code: number | undefined): code is keyof typeof CLOSINGS {
  return code !== undefined && code in CLOSINGS;
}
