import { expect, test } from 'vitest';
import { fitted, heightOf, laidOut, lineHeight, type MeasureSerif } from '../../src/circle/fitting';
import { middleOf, type Stage, seatPlaces, shapeFor } from '../../src/circle/geometry';

const PHONE: Stage = { width: 366, height: 436, wide: false };
const PANEL: Stage = { width: 316, height: 316, wide: false };
const USUAL = 'What has been on your mind since we last met?';
const LONG = `${USUAL} ${USUAL} ${USUAL} ${USUAL} ${USUAL}`;

const measure: MeasureSerif = (text, size) => [...text].length * size * 0.5;

function written(text: string, stage = PHONE, people = 8, noted = false) {
  const shape = shapeFor(stage, people);
  const middle = middleOf(shape, people);
  const height = heightOf(shape, middle, seatPlaces(shape, people, true), noted);
  return fitted(text, middle.width, height, 21, measure);
}

test('a usual prompt is written as large as in the pictures', () => {
  expect(written(USUAL)).toMatchObject({ size: 21, cut: false });
});

test('with less room it is written smaller', () => {
  expect(written(USUAL, PANEL).size).toBeLessThan(21);
  expect(written(USUAL, PANEL).cut).toBe(false);
});

test('a usual prompt is whole on the smallest phone too, where seats leave it their room', () => {
  const small: Stage = { width: 296, height: 293, wide: false };
  for (const people of [7, 8, 9]) {
    const shape = shapeFor(small, people);
    const places = seatPlaces(shape, people, true);
    const middle = middleOf(shape, people);
    expect(laidOut(USUAL, false, shape, middle, places, 21, measure).cut).toBe(false);
  }
});

test('what those who wish for ideas are asked stands clear of the other one of a pair', () => {
  const asked = 'What have you already thought of? What speaks for it, or against?';
  const small: Stage = { width: 296, height: 266, wide: false };
  const shape = shapeFor(small, 2);
  const places = seatPlaces(shape, 2, true);
  const middle = middleOf(shape, 2);
  const { size, lines, cut } = laidOut(asked, true, shape, middle, places, 21, measure);
  expect(cut).toBe(false);
  expect(lines * size * lineHeight(size)).toBeLessThanOrEqual(
    heightOf(shape, middle, places, false, 'names'),
  );
});

test.each([4, 5, 6, 7, 8])(
  'a usual one stands clear of %i names on the smallest phone',
  (people) => {
    const small: Stage = { width: 296, height: 276, wide: false };
    const shape = shapeFor(small, people);
    const places = seatPlaces(shape, people, true);
    const middle = middleOf(shape, people);
    const free = heightOf(shape, middle, places, false, 'names');
    expect(fitted(USUAL, middle.width, free, 19, measure).cut).toBe(false);
  },
);

test('a very long one is cut, and says so', () => {
  expect(written(LONG)).toMatchObject({ size: 15, cut: true });
});

test('few people leave more room', () => {
  expect(written(`${USUAL} ${USUAL}`, PHONE, 3)).toMatchObject({ size: 21, cut: false });
});

test('a note below takes its own room', () => {
  expect(written(USUAL, PHONE, 8, true).lines).toBeLessThan(written(USUAL).lines);
});

test('a word that is wider than the room counts as several lines', () => {
  expect(written('a'.repeat(90)).lines).toBeGreaterThan(4);
});

test('a word is written smaller rather than broken', () => {
  expect(fitted('Welcome', 70, 60, 21, measure)).toMatchObject({ size: 19, cut: false });
});

test('a note gives way rather than push a question over the names', () => {
  const asked = 'What have you thought of yourself? What speaks for it, what against?';
  const laidFor = (stage: Stage) => {
    const shape = shapeFor(stage, 4);
    return laidOut(asked, true, shape, middleOf(shape, 4), seatPlaces(shape, 4, true), 21, measure);
  };
  expect(laidFor(PHONE)).toMatchObject({ noted: true, cut: false });
  expect(laidFor(PANEL)).toMatchObject({ noted: false, cut: false });
  const shape = shapeFor(PANEL, 8);
  const places = seatPlaces(shape, 8, true);
  const cut = laidOut(LONG, true, shape, middleOf(shape, 8), places, 21, measure);
  expect(cut).toMatchObject({ noted: false, cut: true });
});
