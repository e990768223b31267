import { describe, expect, test } from 'vitest';
import vectors from '../../../../protocol/vectors/evolve.jsonl?raw';
import { evolveAll } from '../../src/replica/evolve';
import type { AnyEvent, Meeting } from '../../src/replica/types';
import { evolveAll as evolveLog } from './log';

interface Case {
  readonly viewers: readonly string[];
  /** Nothing, before the meeting was made. */
  readonly before: Meeting | null;
  readonly events: readonly AnyEvent[];
  readonly after: Meeting;
}

const CASES = vectors
  .trimEnd()
  .split('\n')
  .map((line, place) => ({ line: place + 1, ...(JSON.parse(line) as Case) }));

/** Whoever tries to change it in place is found out. */
function frozen<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe('the shared vectors', () => {
  test.each(CASES)(
    'line $line folds as it does in Python',
    ({ viewers, before, events, after }) => {
      const fold = viewers.includes('log') ? evolveLog : evolveAll;
      expect(fold(frozen(before ?? ({} as Meeting)), events)).toEqual(after);
    },
  );
});
