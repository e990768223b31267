/**
 * Commands that are waiting for their answer. Each is answered once: done, or refused.
 *
 * A command that met a lost line may or may not have been done. It is sent again, under the same id, only
 * where the hub is sure to know that id: after a resume. After a fresh view it is dropped as `line_lost`.
 */

import type { Do, Done, Join, RefusalCode, Refused } from '../replica/types';

/** `no_line`: nothing was sent. `line_lost`: look whether it was done, then perhaps try again. */
export type OwnCode = 'no_line' | 'line_lost';

/** A command was answered with no. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode | OwnCode;
  /** The same command may be taken later, as it is. */
  readonly retry: boolean;

  /** `message` is the hub's sentence in English, or empty for codes of our own. */
  constructor(code: RefusalCode | OwnCode, retry: boolean, message = '') {
    super(message);
    this.code = code;
    this.retry = retry;
  }
}

interface Waiting {
  readonly frame: Do | Join;
  readonly done: () => void;
  readonly refused: (why: Refusal) => void;
}

export interface Outbox {
  /** Rejects with a `Refusal`. */
  send(frame: Do | Join): Promise<void>;
  answered(frame: Done | Refused): void;
  /** A join is answered by a welcome, which names no id. */
  seated(): void;
  resend(type: (Do | Join)['type']): void;
  drop(type: (Do | Join)['type']): void;
}

/** `say` is false when there is no line. */
export function outboxOf(say: (frame: Do | Join) => boolean): Outbox {
  const waiting = new Map<string, Waiting>();

  function all(type: (Do | Join)['type']): Waiting[] {
    return [...waiting.values()].filter(({ frame }) => frame.type === type);
  }

  function take(id: string): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  }

  return {
    send: (frame) =>
      new Promise((done, refused) => {
        if (say(frame)) waiting.set(frame.id, { frame, done, refused });
        else refused(new Refusal('no_line', true));
      }),
    answered(frame) {
      const found = take(frame.id);
      if (frame.type === 'done') found?.done();
      else found?.refused(new Refusal(frame.code as RefusalCode, frame.retry, frame.message));
    },
    seated() {
      for (const { frame } of all('join')) take(frame.id)?.done();
    },
    resend(type) {
      for (const { frame } of all(type)) say(frame);
    },
    drop(type) {
      for (const { frame } of all(type)) take(frame.id)?.refused(new Refusal('line_lost', true));
    },
  };
}
