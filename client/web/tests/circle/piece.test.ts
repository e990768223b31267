import { describe, expect, test } from 'vitest';
import { middleOf, seatPlaces, shapeFor } from '../../src/circle/geometry';
import { wayOf } from '../../src/circle/Piece';

const STAGES = [
  { width: 366, height: 436, wide: false },
  { width: 328, height: 328, wide: false },
  { width: 600, height: 460, wide: true },
];

describe.each(STAGES)('on a stage of $width by $height', (stage) => {
  const people = 8;
  const shape = shapeFor(stage, people);
  const places = seatPlaces(shape, people, true);

  test('the piece lies inside the ring, beside the words, whoever offers it to whom', () => {
    const { cx, cy } = shape.ring;
    const half = middleOf(shape, people).width / 2;
    for (const from of places) {
      for (const to of places) {
        if (from === to) continue;
        const { at } = wayOf({ shape, people, from, to });
        const covers = Math.abs(at.x - cx) < half && Math.abs(at.y - cy) < 40;
        const far = Math.hypot((at.x - cx) / shape.ring.a, (at.y - cy) / shape.ring.b);
        expect(covers).toBe(false);
        expect(far).toBeLessThan(1);
      }
    }
  });

  test.each([4, 5, 6])(
    'between two neighbours of %i it lies nearest to one of the two',
    (count) => {
      const circle = shapeFor(stage, count);
      const seats = seatPlaces(circle, count, true);
      for (const [i, from] of seats.entries()) {
        for (const to of [seats.at(i - 1), seats.at((i + 1) % count)]) {
          if (!to) continue;
          const { at } = wayOf({ shape: circle, people: count, from, to });
          const far = ({ x, y }: { x: number; y: number }) => Math.hypot(at.x - x, at.y - y);
          const [nearest] = [...seats].sort((one, other) => far(one) - far(other));
          expect([from, to]).toContain(nearest);
        }
      }
    },
  );
});
