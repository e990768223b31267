/** A world that stands still until a test moves it, with a hub that says what the test says. */

import type {
  AnyClientFrame,
  AnyServerFrame,
  Meeting,
  Plan,
  Welcome,
} from '../../src/replica/types';
import type { Socket, World } from '../../src/socket/world';
import { meetingOf, seat } from '../made';

export const HUB_TIME = 1_800_000_000_000;

export class SimulatedSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((message: { readonly data: unknown }) => void) | null = null;
  onclose: ((closed: { readonly code: number }) => void) | null = null;
  readonly said: AnyClientFrame[] = [];
  closed = false;

  send(text: string): void {
    this.said.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  /** What the hub does. */
  accept(): void {
    this.onopen?.();
  }

  tell(...frames: AnyServerFrame[]): void {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(code = 1006): void {
    this.onclose?.({ code });
  }

  saidOf<T extends AnyClientFrame['type']>(type: T): (AnyClientFrame & { type: T })[] {
    return this.said.filter((frame): frame is AnyClientFrame & { type: T } => frame.type === type);
  }
}

export class SimulatedWorld implements World {
  readonly sockets: SimulatedSocket[] = [];
  time = 1_000;
  /** What the device's clock showed when this began. */
  wallTime = HUB_TIME;
  dice = 0.5;
  reloads = 0;
  private timers = new Map<number, { at: number; act: () => void }>();
  private lastId = 0;
  private wakers = new Set<() => void>();

  connect(): Socket {
    const socket = new SimulatedSocket();
    this.sockets.push(socket);
    return socket;
  }

  /** The newest line. */
  get socket(): SimulatedSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no line was opened');
    return socket;
  }

  mono = () => this.time;
  wall = () => this.wallTime + this.time - 1_000;
  random = () => this.dice;

  after(ms: number, act: () => void): number {
    this.lastId += 1;
    this.timers.set(this.lastId, { at: this.time + ms, act });
    return this.lastId;
  }

  cancel(timer: number | undefined): void {
    if (timer !== undefined) this.timers.delete(timer);
  }

  secret(): string {
    this.lastId += 1;
    return String(this.lastId).padStart(22, 's');
  }

  onWake(act: () => void): () => void {
    this.wakers.add(act);
    return () => this.wakers.delete(act);
  }

  reload(): void {
    this.reloads += 1;
  }

  wake(): void {
    for (const act of this.wakers) act();
  }

  /** Timers that have not gone off. */
  get waiting(): number {
    return this.timers.size;
  }

  get listening(): boolean {
    return this.wakers.size > 0;
  }

  /** The device stands still, and the rest of the world goes on. */
  sleep(ms: number): void {
    this.wallTime += ms;
  }

  /** Let so much time go by, and everything happen that falls into it. */
  move(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= end);
      const next = due.sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (!next) break;
      const [id, { at, act }] = next;
      this.timers.delete(id);
      this.time = Math.max(this.time, at);
      act();
    }
    this.time = end;
  }
}

const PLAN: Plan = { id: 'small', title: 'Small', phases: [], kind: 'group', minute: 60_000 };
const GATHERING = meetingOf({ title: 'Evening circle', starts_at: HUB_TIME }, PLAN);

export const MEETING: Meeting = {
  ...GATHERING,
  stage: 'running',
  seats: [seat(1, 'Ana'), seat(2, 'Bo')],
  joined: 2,
  time: { ...GATHERING.time, started_at: HUB_TIME },
};

export function welcome(change: Partial<Welcome> = {}): Welcome {
  return {
    type: 'welcome',
    member: 2,
    role: 'participant',
    epoch: 'first',
    seq: 7,
    now: HUB_TIME,
    meeting: MEETING,
    ...change,
  };
}
