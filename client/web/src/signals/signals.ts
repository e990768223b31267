/**
 * Values that can be followed, with no more than this page needs.
 *
 *     const name = signal('Ana');
 *     const greeting = computed(() => `Hello, ${name.value}`);
 *     const stop = effect(() => show(greeting.value));   // now, and whenever the greeting is another
 *     name.value = 'Bo';
 *
 * Whatever is read while a computed value or an effect works is noted together with what was seen. After a
 * change every effect compares what it saw with what is there now, and runs again only if something differs.
 * So an effect never sees half of a `batch`, and nothing but an effect has to be stopped. A page has a few
 * dozen effects, so comparing them all costs less than keeping lists of who follows whom.
 */

export interface ReadonlySignal<T> {
  readonly value: T;
}

export interface Signal<T> extends ReadonlySignal<T> {
  value: T;
}

type Seen = Map<ReadonlySignal<unknown>, unknown>;

/** What whoever is at work has seen so far. */
let seeing: Seen | null = null;
/** How many changes there have been: with the same number, nothing differs. */
let changes = 0;
let batching = false;
const effects = new Set<() => void>();

export function signal<T>(value: T): Signal<T> {
  const self: Signal<T> = {
    get value() {
      seeing?.set(self, value);
      return value;
    },
    set value(next) {
      if (Object.is(next, value)) return;
      value = next;
      changes += 1;
      batch(() => {});
    },
  };
  return self;
}

/** Worked out when it is read, and again only when something that it was made from differs. */
export function computed<T>(work: () => T): ReadonlySignal<T> {
  const seen: Seen = new Map();
  let value: T;
  let worked = -1;
  const self: ReadonlySignal<T> = {
    get value() {
      const now = changes;
      if (worked < 0 || (worked !== now && differs(seen))) {
        seen.clear();
        value = noting(seen, work);
      }
      worked = now;
      seeing?.set(self, value);
      return value;
    },
  };
  return self;
}

/** Runs now, and again after each change of what it read. Returns how to stop. */
export function effect(work: () => void): () => void {
  const seen: Seen = new Map();
  const run = () => {
    seen.clear();
    noting(seen, work);
  };
  const look = () => {
    // One that fails must not keep the others, such as a bell, from running.
    try {
      if (differs(seen)) run();
    } catch (why) {
      reportError(why);
    }
  };
  effects.add(look);
  batch(run);
  return () => effects.delete(look);
}

/** Several changes at once: effects run when all are done. */
export function batch(work: () => void): void {
  if (batching) {
    work();
    return;
  }
  batching = true;
  try {
    work();
  } finally {
    for (let before = -1; before !== changes; ) {
      before = changes;
      for (const look of effects) look();
    }
    batching = false;
  }
}

function noting<T>(seen: Seen | null, work: () => T): T {
  const outside = seeing;
  seeing = seen;
  try {
    return work();
  } finally {
    seeing = outside;
  }
}

function differs(seen: Seen): boolean {
  return noting(null, () => [...seen].some(([read, saw]) => !Object.is(read.value, saw)));
}
