import { useLayoutEffect, useState } from 'preact/hooks';
import { effect, type ReadonlySignal } from './signals';

/** The value of a signal; a component that reads it like this is drawn again when it changes. */
export function useValue<T>(signal: ReadonlySignal<T>): T {
  const [, draw] = useState(signal.value);
  useLayoutEffect(() => effect(() => draw(() => signal.value)), [signal]);
  return signal.value;
}
