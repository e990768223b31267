import type { Point } from './curve';
import { cushion, middleOf, type Place, type Shape } from './geometry';

interface Ends {
  readonly from: Place;
  readonly to: Place;
}

interface Props extends Ends {
  readonly shape: Shape;
  readonly people: number;
}

/** Between a cushion and the end of the way. */
const AIR = 12;
/** Half the height that a prompt needs, and of the piece. */
const WORDS = 78;
const HALF = 15;
/** How far the way bends towards the middle. */
const BEND = 14;

/** The talking piece on its way: it travels to the middle of an arc, and lies there until it is taken. */
export function Piece(props: Props) {
  const { at, quarter, halves, turn, from } = wayOf(props);
  const [x0, y0, x1, y1] = [from.x, from.y, quarter.x, quarter.y].map((each) => `${each}px`);
  return (
    <>
      {halves.map((d) => (
        <path key={d} class="trail" d={d} />
      ))}
      <g
        class="piece-way"
        style={{
          '--x0': x0,
          '--y0': y0,
          '--x1': x1,
          '--y1': y1,
          transform: `translate(${at.x}px, ${at.y}px)`,
        }}
      >
        <g transform={`rotate(${turn})`}>
          <PieceSign />
        </g>
      </g>
    </>
  );
}

function PieceSign() {
  return <rect class="piece" x={-HALF} y={-9} width={2 * HALF} height={18} rx={9} />;
}

/** The talking piece on the table. */
export function Lies() {
  return (
    <svg class="lies" viewBox="-17 -11 34 22" aria-hidden="true">
      <PieceSign />
    </svg>
  );
}

interface Way {
  readonly from: Point;
  /** The two halves of the arc, as SVG paths; none of them crosses the words. */
  readonly halves: readonly string[];
  /** Where the piece lies, and where it comes by halfway to there. */
  readonly at: Point;
  readonly quarter: Point;
  /** In degrees. */
  readonly turn: number;
}

export function wayOf({ shape, people, from, to }: Props): Way {
  const start = towards(shape, from, cushion(shape, { mine: false, floor: true }) + AIR);
  const end = towards(shape, to, cushion(shape, { mine: true, floor: false }) + AIR);
  const half = between(start, end, 0.5);
  const words = wordsIn(shape, people);
  const at = beside(words, towards(shape, half, BEND), end);
  const control = { x: 2 * at.x - half.x, y: 2 * at.y - half.y };
  const first = between(start, control, 0.5);
  const last = between(control, end, 0.5);
  const tight = { ...words, wide: words.wide - HALF, high: words.high - HALF };
  const free = (one: Point, other: Point) => !isIn(tight, between(one, other, 0.5));
  return {
    from: rounded(start),
    halves: [
      ...(free(start, at) ? [arc(start, first, at)] : []),
      ...(free(at, end) ? [arc(at, last, end)] : []),
    ],
    at: rounded(at),
    quarter: rounded(between(between(start, first, 0.5), between(first, at, 0.5), 0.5)),
    turn: Math.round((Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI),
  };
}

interface Words {
  readonly cx: number;
  readonly cy: number;
  readonly wide: number;
  readonly high: number;
}

/** Half the room of the words in the middle, with the piece beside them. */
function wordsIn(shape: Shape, people: number): Words {
  const { cx, cy } = shape.ring;
  const wide = middleOf(shape, people).width / 2 + HALF;
  const high = Math.min(WORDS, shape.seats.b - shape.radius - 2 * HALF) + HALF;
  return { cx, cy, wide, high };
}

function isIn({ cx, cy, wide, high }: Words, { x, y }: Point): boolean {
  return Math.abs(x - cx) < wide && Math.abs(y - cy) < high;
}

/** Never under the words: above or below them, where it is nearer, or where it is going. */
function beside(words: Words, point: Point, end: Point): Point {
  if (!isIn(words, point)) return point;
  const { y } = Math.abs(point.y - words.cy) > HALF ? point : end;
  return { x: point.x, y: words.cy + (y < words.cy ? -words.high : words.high) };
}

function arc(from: Point, control: Point, to: Point): string {
  const [start, bend, end] = [from, control, to].map(rounded).map(({ x, y }) => `${x},${y}`);
  return `M${start} Q${bend} ${end}`;
}

function towards({ ring }: Shape, { x, y }: Point, by: number): Point {
  const far = Math.hypot(ring.cx - x, ring.cy - y);
  return between({ x, y }, { x: ring.cx, y: ring.cy }, far > by ? by / far : 1);
}

function between(one: Point, other: Point, share: number): Point {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
