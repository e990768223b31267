/**
 * The ring as a curve: the superellipse |x/a|^p + |y/b|^p = 1 around (cx, cy).
 *
 * Places along it are measured in arc length, never in angle, so that seats are equally far apart.
 * Directions are those of the screen: y grows downwards, clockwise from the bottom goes to the left.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly cx: number;
  readonly cy: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
}

const SAMPLES = 720;
const QUARTER = SAMPLES / 4;

/** The point at an angle of the parameter: 0 is right, a quarter of a turn is the bottom. */
function pointAt({ cx, cy, a, b, p }: Curve, turn: number): Point {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return {
    x: cx + a * Math.sign(cos) * Math.abs(cos) ** (2 / p),
    y: cy + b * Math.sign(sin) * Math.abs(sin) ** (2 / p),
  };
}

/** The whole curve clockwise, from the bottom round to the bottom again. */
function samples(curve: Curve): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, i) =>
    pointAt(curve, ((i + QUARTER) / SAMPLES) * 2 * Math.PI),
  );
}

/** The way travelled up to each sample. */
function distances(points: readonly Point[]): number[] {
  let way = 0;
  return points.map((point, i) => {
    const before = points[i - 1];
    if (before) way += Math.hypot(point.x - before.x, point.y - before.y);
    return way;
  });
}

/** `n` points equally far apart along the curve, the first at the bottom, then clockwise. */
export function places(curve: Curve, n: number): Point[] {
  const points = samples(curve);
  const ways = distances(points);
  const length = ways[SAMPLES] ?? 0;
  let at = 0;
  return Array.from({ length: n }, (_, i) => {
    const wanted = (length * i) / n;
    while (at < SAMPLES && (ways[at + 1] ?? length) <= wanted) at += 1;
    return between(points, ways, at, wanted);
  });
}

function between(
  points: readonly Point[],
  ways: readonly number[],
  at: number,
  wanted: number,
): Point {
  const from = points[at] as Point;
  const to = points[at + 1] ?? from;
  const start = ways[at] ?? 0;
  const step = (ways[at + 1] ?? start) - start;
  const part = step > 0 ? (wanted - start) / step : 0;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The direction, in radians, that points straight out of the curve at one of its points. */
export function outward({ cx, cy, a, b, p }: Curve, { x, y }: Point): number {
  const u = (x - cx) / a;
  const v = (y - cy) / b;
  return Math.atan2(
    (Math.sign(v) * Math.abs(v) ** (p - 1)) / b,
    (Math.sign(u) * Math.abs(u) ** (p - 1)) / a,
  );
}

export function isInside({ cx, cy, a, b, p }: Curve, { x, y }: Point): boolean {
  return Math.abs((x - cx) / a) ** p + Math.abs((y - cy) / b) ** p <= 1;
}

/** A smaller (or larger) curve of the same kind around the same middle. */
export function inset(curve: Curve, by: number): Curve {
  return { ...curve, a: curve.a - by, b: curve.b - by };
}

const EVERY = 6;

/** The closed outline, as an SVG path. */
export function outline(curve: Curve): string {
  return `${path(samples(curve))}Z`;
}

/** One half from the top down to the bottom, as an SVG path: the way that time fills. */
export function half(curve: Curve, side: 'left' | 'right'): string {
  const points = samples(curve);
  const left = points.slice(0, SAMPLES / 2 + 1).reverse();
  return path(side === 'left' ? left : points.slice(SAMPLES / 2));
}

function path(points: readonly Point[]): string {
  return `M${points
    .filter((_, i) => i % EVERY === 0)
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')}`;
}

/** Where a half stands when `share` (0 to 1) of it has filled. */
export function filledTo(curve: Curve, share: number, side: 'left' | 'right'): Point {
  const steps = 200;
  const at = Math.round(Math.min(1, Math.max(0, share)) * (steps / 2));
  const point = places(curve, steps)[(steps / 2 + at) % steps] as Point;
  return side === 'right' ? point : { x: 2 * curve.cx - point.x, y: point.y };
}
