import type { AnyServerFrame, Door, Entry } from '../../src/replica/types';
import { type Keep, keepOf, memory } from '../../src/socket/keep';
import { Refusal } from '../../src/socket/outbox';
import { type Store, storeOf } from '../../src/socket/store';
import { HUB_TIME, MEETING, SimulatedWorld } from './simulated';

export const ID = 'm'.repeat(22);
export const INVITE = 'i'.repeat(22);
export const DOOR: Door = {
  type: 'door',
  role: 'participant',
  epoch: 'first',
  seq: 3,
  now: HUB_TIME,
  meeting: MEETING,
};
export const RAISED: Entry = {
  type: 'entry',
  seq: 9,
  at: HUB_TIME,
  by: null,
  events: [
    {
      type: 'hand_raised',
      member: 2,
      kind: 'speak',
      number: 1,
      place: 0,
      ahead: false,
      responses: 0,
    },
  ],
};
export const RAISE = { type: 'raise_hand', kind: 'speak' } as const;

/** One tab of a browser that nobody looks at: its world, what it keeps, and its store. */
export class Tab {
  readonly world = new SimulatedWorld();
  readonly keep: Keep = keepOf(ID, () => this.world.secret(), memory(), memory());
  /** The newest one; there is none before `start`. */
  store!: Store;

  start(): void {
    this.store = storeOf(ID, this.world, this.keep);
  }

  /** The hub takes the first line, and says this. */
  open(...first: AnyServerFrame[]): void {
    this.start();
    this.answer(...first);
  }

  /** The hub takes a line that was asked for, and says this. */
  answer(...first: AnyServerFrame[]): void {
    this.world.socket.accept();
    this.world.socket.tell(...first);
  }

  /** The line goes down, and the next one is opened. */
  reconnect(...first: AnyServerFrame[]): void {
    this.world.socket.drop();
    this.world.move(1_000);
    this.answer(...first);
  }

  withSeat(): void {
    this.keep.invited(INVITE);
    this.keep.seated();
  }

  /** The ids of the commands that were said on the newest line. */
  done(): string[] {
    return this.world.socket.saidOf('do').map(({ id }) => id);
  }
}

/** The code with which a command is not done. */
export const refusal = (waiting: Promise<unknown>) =>
  waiting.then(
    () => 'done',
    (why) => (why instanceof Refusal ? why.code : why),
  );
