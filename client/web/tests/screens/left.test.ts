import { expect, test } from 'vitest';
import type { Meeting } from '../../src/replica/types';
import { CHAIR_STANDS, emptyChairs, withChairs } from '../../src/screens/room/view/left';
import { screenOf } from '../../src/screens/room/view/screen';
import { meeting, NADIA, NOW } from '../fixtures';

const before = meeting();

function without(...gone: number[]): Meeting {
  return { ...before, seats: before.seats.filter(({ id }) => !gone.includes(id)) };
}

function namesWith(chairs: ReturnType<typeof emptyChairs>, after: Meeting): string[] {
  return withChairs(after, chairs).seats.map(({ name }) => name);
}

test('a chair stands where it was for a minute', () => {
  const after = without(3);
  const chairs = emptyChairs([], before, after, NOW);

  expect(namesWith(chairs, after)).toEqual(before.seats.map(({ name }) => name));
  expect(emptyChairs(chairs, after, after, NOW + CHAIR_STANDS)).toEqual([]);
});

test('two neighbours who leave keep their order', () => {
  const after = without(3, 4);

  expect(namesWith(emptyChairs([], before, after, NOW), after)).toEqual(
    before.seats.map(({ name }) => name),
  );
});

test('an observer leaves no chair', () => {
  expect(emptyChairs([], before, without(100), NOW)).toEqual([]);
});

test('the chair is drawn empty, and those who left wait for nothing', () => {
  const after = without(3);
  const chairs = emptyChairs([], before, after, NOW);

  const { seats } = screenOf(after, NADIA, NOW, 'live', { chairs });

  expect(seats.filter(({ left }) => left).map(({ name }) => name)).toEqual(['Wei']);
  expect(seats).toHaveLength(8);
});
