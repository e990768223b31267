import { expect, test } from 'vitest';
import { gainsOf, lengthOf, PEAK, SOUNDS } from '../../src/sound/partials';

test.each(Object.entries(SOUNDS))('%s stays below the peak', (_, sound) => {
  expect(gainsOf(sound).reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(PEAK);
});

test('the end is two strokes of the same low bell, four seconds apart', () => {
  expect(SOUNDS.end.partials).toBe(SOUNDS.heads_up.partials);
  expect(SOUNDS.end.strokes).toEqual([0, 4]);
  expect(lengthOf(SOUNDS.end)).toBe(9);
});
