import { describe, expect, test } from 'vitest';
import { filledTo, half, inset, isInside } from '../../src/circle/curve';
import { cushion, handTab, type Stage, seatPlaces, shapeFor } from '../../src/circle/geometry';
import { stillRings } from '../../src/circle/StillRings';
import { stageIn } from '../../src/circle/stage';

const PHONE: Stage = { width: 366, height: 436, wide: false };
const PANEL: Stage = { width: 316, height: 334, wide: false };
const DESK: Stage = { width: 590, height: 456, wide: true };
const rooms = { PHONE, PANEL, DESK };

function stageFor(stage: Stage, people: number): Stage {
  if (people > 15) return { ...stage, height: Math.max(stage.height, 528) };
  if (people > 9) return { ...stage, height: Math.max(stage.height, 480) };
  return stage;
}

describe.each(Object.entries(rooms))('on a %s', (_, room) => {
  const sizes = Array.from({ length: 20 }, (_, i) => i + 1);

  test.each(sizes)('%i seats do not overlap, nor leave the ring', (people) => {
    const shape = shapeFor(stageFor(room, people), people);
    const seats = seatPlaces(shape, people, true).map((place, i) => ({
      ...place,
      radius: cushion(shape, { mine: i === 0, floor: i === 1 }),
    }));

    for (const [i, seat] of seats.entries()) {
      for (const other of seats.slice(i + 1)) {
        const apart = Math.hypot(seat.x - other.x, seat.y - other.y);
        expect(apart).toBeGreaterThan(seat.radius + other.radius);
      }
      expect(isInside(inset(shape.ring, seat.radius), seat)).toBe(true);
    }
  });
});

describe('while the time is held', () => {
  /** Those who look on: nobody sits lower than the others. */
  function ringsFor(stage: Stage, people: number) {
    const shape = shapeFor(stage, people);
    const places = seatPlaces(shape, people, false);
    const radii = places.map((_, i) => cushion(shape, { mine: false, floor: i === 0 }));
    return { shape, places, radii, rings: stillRings(shape, places, radii) };
  }

  test.each([PHONE, DESK])('rings lie around the words and clear of the seats', (stage) => {
    const { shape, places, radii, rings } = ringsFor(stage, 8);

    expect(rings).toHaveLength(3);
    for (const [i, { x, y }] of places.entries()) {
      const apart = Math.hypot(x - shape.ring.cx, y - shape.ring.cy);
      expect(apart - (radii[i] ?? 0)).toBeGreaterThan(Math.max(...rings));
    }
  });

  test.each([PHONE, { ...PANEL, height: 310 }, DESK])(
    'in a quiet, rings leave the name above them free',
    (stage) => {
      const shape = shapeFor(stage, 4);
      const places = seatPlaces(shape, 4, true);
      const radii = places.map((_, i) => cushion(shape, { mine: i === 0, floor: false }));
      const top = Math.min(...places.map(({ y }) => y));
      const rings = stillRings(shape, places, radii, 62);

      expect(rings).not.toEqual([]);
      expect(shape.ring.cy - Math.max(...rings)).toBeGreaterThan(
        top + shape.radius + 4 + shape.nameSize,
      );
    },
  );

  test('where the words need the room between the seats, there are none', () => {
    expect(ringsFor({ width: 460, height: 322, wide: false }, 8).rings).toEqual([]);
  });
});

describe.each([150, 185, 264, 326])('in a ritual, on a ring of %i px', (side) => {
  test.each([1, 2, 4, 8, 14, 20])('%i seats leave room for what lies in the middle', (people) => {
    const shape = shapeFor({ width: side, height: side, wide: false }, people, 0, false);
    const lies = (74 / 326) * side;
    const seats = seatPlaces(shape, people, true).map((place, i) => ({
      ...place,
      radius: cushion(shape, { mine: i === 0, floor: false }),
    }));

    for (const [i, seat] of seats.entries()) {
      const fromMiddle = Math.hypot(seat.x - shape.ring.cx, seat.y - shape.ring.cy);
      expect(fromMiddle).toBeGreaterThan(seat.radius + lies);
      expect(isInside(inset(shape.ring, seat.radius), seat)).toBe(true);
      for (const other of seats.slice(i + 1)) {
        const apart = Math.hypot(seat.x - other.x, seat.y - other.y);
        expect(apart).toBeGreaterThan(seat.radius + other.radius);
      }
    }
  });
});

test('seats lie equally far apart along the curve, and clockwise from mine at the bottom', () => {
  const shape = shapeFor(PHONE, 8);
  const seats = seatPlaces(shape, 8, true);

  expect(seats[0]).toMatchObject({ x: expect.closeTo(183, 0), y: expect.closeTo(383.2, 0) });
  expect(seats[1]).toMatchObject({ x: expect.closeTo(87.4, 0), y: expect.closeTo(307.6, 0) });
  expect(seats[2]).toMatchObject({ x: expect.closeTo(52.8, 0), y: expect.closeTo(204.5, 0) });
  expect(seats[5]).toMatchObject({ x: expect.closeTo(278.6, 0), y: expect.closeTo(101.5, 0) });
});

test('without a seat of mine nobody is moved to the lowest place', () => {
  const shape = shapeFor(PHONE, 8);

  const [first] = seatPlaces(shape, 8, false);

  expect(first?.y).toBeCloseTo(383.2 - shape.label, 0);
});

test('adding people keeps the order around the ring', () => {
  for (const people of [3, 7, 12, 20]) {
    const shape = shapeFor(stageFor(PHONE, people), people);
    const turns = seatPlaces(shape, people, true).map(({ x, y }) => {
      const angle = Math.atan2(y - shape.seats.cy, x - shape.seats.cx) - Math.PI / 2;
      return (angle + 2 * Math.PI + 1e-6) % (2 * Math.PI);
    });
    expect([...turns].sort((a, b) => a - b)).toEqual(turns);
  }
});

test('the ring itself stays where it is, however many sit around it', () => {
  expect(shapeFor(PHONE, 3).ring).toEqual(shapeFor(PHONE, 9).ring);
});

test('overtime draws the ring a little further in', () => {
  const usual = shapeFor(PHONE, 8);
  const over = shapeFor(PHONE, 8, 8);

  expect(over.ring.a).toBe(usual.ring.a - 8);
  expect(over.seats.a).toBe(usual.seats.a - 8);
});

test('a hand stands at the shoulder that faces the middle', () => {
  const shape = shapeFor(PHONE, 8);
  const seats = seatPlaces(shape, 8, true);

  for (const place of seats.slice(1)) {
    const tab = handTab(shape, place, 27, 8);
    const nearer = Math.abs(tab.x - shape.ring.cx) - Math.abs(place.x - shape.ring.cx);
    if (Math.abs(place.x - shape.ring.cx) > 30) expect(nearer).toBeLessThan(0);
    expect(tab.y).toBeLessThan(place.y);
  }
});

test('time fills both halves from the top to the bottom', () => {
  const { ring } = shapeFor(PHONE, 8);

  expect(half(ring, 'left')).toMatch(/^M183\.0,5\.0 .*183\.0,431\.0$/);
  expect(half(ring, 'right')).toMatch(/^M183\.0,5\.0 .*183\.0,431\.0$/);
  expect(filledTo(ring, 0, 'left')).toMatchObject({ y: expect.closeTo(5, 0) });
  expect(filledTo(ring, 1, 'right')).toMatchObject({ y: expect.closeTo(431, 0) });
  expect(filledTo(ring, 0.5, 'right').x).toBeCloseTo(361, 0);
  expect(filledTo(ring, 0.5, 'left').x).toBeCloseTo(5, 0);
});

describe('the stage', () => {
  const phone = { width: 390, height: 470, wide: false, rem: 16 };

  test('is as tall as the pictures on a phone', () => {
    expect(stageIn(phone, 8)).toEqual({ width: 366, height: 436, wide: false });
  });

  test.each([
    ['more than twenty people', phone, 21],
    ['text at twice its size', { ...phone, rem: 32 }, 5],
    ['a very low screen', { ...phone, height: 200 }, 5],
    ['fourteen people without 480 px', phone, 14],
  ])('gives way to the list for %s', (_, room, people) => {
    expect(stageIn(room, people)).toBeNull();
  });
});
