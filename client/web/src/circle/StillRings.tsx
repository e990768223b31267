import type { Place, Shape } from './geometry';

interface Props {
  readonly shape: Shape;
  readonly places: readonly Place[];
  readonly radii: readonly number[];
  /** A bell holds everything, and the middle says so in two words. */
  readonly quiet: boolean;
}

/** Around the words of a quiet. */
const QUIET_RING = 62;

const RINGS_CLEAR = 16;
const RINGS_APART = 6;
const LEAST_RING = 76;
/** Between a seat and its name. */
const NAME_BELOW = 4;

/**
 * The radii of the thin rings that lie around the words while the time is held: clear of the seats, and none
 * where the seats leave so little room that they would cross the words. `widest`, of the innermost, for a
 * moment with few words: then none crosses the name that stands above them.
 */
export function stillRings(
  { ring, radius, nameSize }: Shape,
  places: readonly Place[],
  radii: readonly number[],
  widest: number | null = null,
) {
  const free = places.map(({ x, y }, i) => Math.hypot(x - ring.cx, y - ring.cy) - (radii[i] ?? 0));
  const room = Math.min(ring.a, ring.b, ...free) - RINGS_CLEAR;
  const least = Math.min(room, widest ?? room);
  if (least < Math.min(LEAST_RING, widest ?? LEAST_RING)) return [];
  const rings = [0, 1, 2].map((i) => least + RINGS_APART * i);
  if (widest === null) return rings;
  const above = places.filter(({ x, y }) => y < ring.cy && Math.abs(x - ring.cx) < radius);
  const names = above.map(({ y }) => ring.cy - y - radius - NAME_BELOW - nameSize);
  return rings.filter((each) => each < Math.min(ring.b, ...names));
}

/** While the time is held or all is still, thin rings lie still around the words. */
export function StillRings({ shape, places, radii, quiet }: Props) {
  return (
    <>
      {stillRings(shape, places, radii, quiet ? QUIET_RING : null).map((radius, i) => (
        <circle
          key={i}
          class="sill"
          opacity={0.75 - 0.22 * i}
          cx={shape.ring.cx}
          cy={shape.ring.cy}
          r={radius}
        />
      ))}
    </>
  );
}
