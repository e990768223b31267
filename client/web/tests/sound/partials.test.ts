import { expect, test } from 'vitest';
import { gainsOf, lengthOf, PEAK, SOUNDS, type Sound } from '../../src/sound/partials';

const loudest = (sound: Sound) => gainsOf(sound).reduce((sum, gain) => sum + gain, 0);
const { sign, ...others } = SOUNDS;

test.each(Object.entries(others))('%s stays below the peak', (_, sound) => {
  expect(loudest(sound)).toBeCloseTo(PEAK);
});

test('the sign for a turn is the sound of the turn, quieter', () => {
  expect(sign.partials).toBe(SOUNDS.turn.partials);
  expect(loudest(sign)).toBeLessThan(PEAK / 2);
});

test('the end is two strokes of the same low bell, four seconds apart', () => {
  expect(SOUNDS.end.partials).toBe(SOUNDS.heads_up.partials);
  expect(SOUNDS.end.strokes).toEqual([0, 4]);
  expect(lengthOf(SOUNDS.end)).toBe(9);
});
