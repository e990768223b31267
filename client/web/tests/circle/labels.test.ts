import { describe, expect, test } from 'vitest';
import { inset, isInside } from '../../src/circle/curve';
import { cushion, type Stage, seatPlaces, shapeFor } from '../../src/circle/geometry';
import { type Label, type Measure, placeLabels } from '../../src/circle/labels';

const NAMES = [
  'Nadia',
  'Amina',
  'Wei',
  'Konstantinos',
  'ليلى',
  'Jonas',
  'Mari',
  'Tomás',
  'Ingrid',
  'Kofi',
  'Sora',
  'Oluwaseun',
  'Zofia',
  'Ravi',
  'נועם',
  'Piret',
  'Hana',
  'Eino',
  'Aroha',
  'Samir',
];

const measure: Measure = (text, size, bold) => [...text].length * size * (bold ? 0.55 : 0.52);

function labelled(stage: Stage, people: number, speaker = 5, names = NAMES, keeper = 6) {
  const shape = shapeFor(stage, people);
  const seats = names.slice(0, people).map((name, i) => {
    const state = { mine: i === 0, floor: i === speaker };
    return {
      name,
      note: i === 2 && people <= 9 ? 'next' : '',
      next: i === 2,
      keeps: i === keeper,
      ...state,
      radius: cushion(shape, state),
    };
  });
  const places = seatPlaces(shape, people, true);
  return { shape, places, seats, labels: placeLabels(shape, places, seats, measure) };
}

function box(label: Label) {
  const w = measure(label.text, label.size, label.bold);
  return { x: label.x - w / 2, y: label.nameY - 0.86 * label.size, w, h: 1.12 * label.size };
}

const stages: [string, Stage, number][] = [
  ['3 on a phone', { width: 366, height: 436, wide: false }, 3],
  ['8 on a phone', { width: 366, height: 436, wide: false }, 8],
  ['8 in a panel', { width: 316, height: 334, wide: false }, 8],
  ['14 on a phone', { width: 366, height: 480, wide: false }, 14],
  ['20 on a phone', { width: 366, height: 528, wide: false }, 20],
  ['12 on a desktop', { width: 590, height: 456, wide: true }, 12],
];

describe.each(stages)('the names of %s', (_, stage, people) => {
  const { shape, labels, places, seats } = labelled(stage, people);

  test('stand inside the ring', () => {
    for (const label of labels) {
      if (!label) continue;
      const { x, y, w, h } = box(label);
      for (const corner of [
        { x, y },
        { x: x + w, y },
        { x, y: y + h },
        { x: x + w, y: y + h },
      ]) {
        expect(isInside(inset(shape.ring, -1), corner)).toBe(true);
      }
    }
  });

  test('do not run into each other', () => {
    const boxes = labels.filter((label) => label !== null).map(box);
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        const w = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
        const h = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
        expect(Math.min(w, h)).toBeLessThan(3);
      }
    }
  });

  test('stand below their own seats, mine has none', () => {
    expect(labels[0]).toBeNull();
    for (const [i, label] of labels.entries()) {
      if (!label) continue;
      expect(label.nameY).toBeGreaterThan((places[i]?.y ?? 0) + (seats[i]?.radius ?? 0));
      expect(Math.abs(label.x - (places[i]?.x ?? 0))).toBeLessThanOrEqual(38);
    }
  });
});

test('the name of a facilitator stands clear of both backs, and inside the ring', () => {
  const second = 10.5;
  const halfALine = 1.5;
  for (const [, stage, people] of stages) {
    const keeper = 1;
    const { shape, labels, places, seats } = labelled(stage, people, 2, NAMES, keeper);
    const label = labels[keeper] as Label;
    const name = box(label);
    if (Math.sin(places[keeper]?.outward ?? 0) < 0.35) continue;
    const edge = (places[keeper]?.y ?? 0) + (seats[keeper]?.radius ?? 0) + second + halfALine;
    expect(name.y).toBeGreaterThan(edge);
    expect(isInside(shape.ring, { x: label.x, y: name.y + name.h })).toBe(true);
  }
});

test('the pictures and the rules agree', () => {
  const { labels } = labelled({ width: 366, height: 436, wide: false }, 8);

  expect(labels[5]).toMatchObject({ x: expect.closeTo(278.6, 0), nameY: expect.closeTo(153, 0) });
  expect(labels[2]).toMatchObject({ x: expect.closeTo(52.8, 0), noteY: expect.closeTo(264.8, 0) });
  expect(labels[1]?.nameY).toBeCloseTo(358.3, 0);
});

test.each<[string, Stage]>([
  ['a phone', { width: 366, height: 436, wide: false }],
  ['a side panel', { width: 316, height: 310, wide: false }],
  ['a very small phone', { width: 296, height: 246, wide: false }],
  ['a desktop', { width: 590, height: 456, wide: true }],
])('long names at the sides stay inside the ring on %s', (_, stage) => {
  const names = NAMES.map((name) => `${name}-Theodora Featherstonehaugh`);
  for (let speaker = 1; speaker < 8; speaker += 1) {
    const { labels } = labelled(stage, 8, speaker, names);
    for (const label of labels) {
      if (!label) continue;
      const { x, w } = box(label);
      expect(x).toBeGreaterThan(0);
      expect(x + w).toBeLessThan(stage.width);
    }
  }
});

test('a name that is too long ends in an ellipsis', () => {
  const names = NAMES.with(3, 'Maximiliana Featherstonehaugh');

  const { labels } = labelled({ width: 366, height: 436, wide: false }, 8, 5, names);

  expect(labels[3]?.text).toMatch(/^Maxim.*…$/);
});

test.each([
  ['a phone', { width: 366, height: 436, wide: false }],
  ['a side panel', { width: 316, height: 350, wide: false }],
])('a line that is down can be read whole under every seat of %s', (_, stage) => {
  const people = 9;
  const { shape, places, seats } = labelled(stage, people);
  for (const away of seats.keys()) {
    const said = seats.map((seat, i) => ({ ...seat, note: i === away ? 'reconnecting' : '' }));
    const label = placeLabels(shape, places, said, measure)[away];
    if (!label) continue;
    const half = measure(label.note, 14, false) / 2;
    expect(label.x - half).toBeGreaterThanOrEqual(0);
    expect(label.x + half).toBeLessThanOrEqual(stage.width);
  }
});
