/**
 * Where the names stand: below their seats, moved a little where that overlaps less.
 *
 * The speaker's name is placed first, then who is next, then from the sides to the top and bottom:
 * names at the sides have the least freedom.
 */

import { inset, isInside } from './curve';
import type { Place, Shape } from './geometry';

export interface Labelled {
  readonly name: string;
  readonly note: string;
  readonly floor: boolean;
  readonly next: boolean;
  /** My seat has "You" inside, and no name below. */
  readonly mine: boolean;
  /** The chair of a facilitator has two backs. */
  readonly keeps: boolean;
  readonly radius: number;
}

export interface Label {
  readonly text: string;
  readonly note: string;
  readonly x: number;
  /** Baselines. */
  readonly nameY: number;
  readonly noteY: number;
  readonly size: number;
  readonly bold: boolean;
}

/** The width of a text in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const NOTE_SIZE = 14;
const NOTE_STEP = 15.5;
const ASCENT = 0.86;
const SHIFTS_X = [0, ...[4, 8, 12, 16, 20, 24, 28, 32, 36, 38].flatMap((d) => [-d, d])];
const SHIFTS_Y = [0, 3, 6, 9, 12, 15];
/** From here on a label is tried shorter. */
const CROWDED = 150;
const SHORTER = [0.8, 0.6];
/** Worse than any overlap: what leaves the stage cannot be read. */
const CUT_OFF = 100_000;
const RTL = /[\u0590-\u08ff]/;

export function isRightToLeft(text: string): boolean {
  return RTL.test(text);
}

/** A label for each seat in the same order; `null` for mine. */
export function placeLabels(
  shape: Shape,
  places: readonly Place[],
  seats: readonly Labelled[],
  measure: Measure,
): (Label | null)[] {
  const taken: Box[] = [];
  // A round cushion leaves the corners of its square free.
  const cushions = places.map((place, i) => square(place, 0.92 * (seats[i]?.radius ?? 0) + 1));
  const labels: (Label | null)[] = seats.map(() => null);
  for (const i of inOrder(shape, places, seats)) {
    const seat = seats[i] as Labelled;
    const place = places[i] as Place;
    const others = [...cushions.filter((_, j) => j !== i), ...taken];
    let best = laidDown(shape, place, seat, measure, others, 1);
    for (const share of SHORTER) {
      if (best.cost < CROWDED) break;
      const shorter = laidDown(shape, place, seat, measure, others, share);
      if (shorter.cost < best.cost) best = shorter;
    }
    taken.push(best.box);
    labels[i] = best.label;
  }
  return labels;
}

interface LaidDown {
  readonly label: Label;
  readonly box: Box;
  readonly cost: number;
}

/** A label where it overlaps least, cut to a share of the longest width. */
function laidDown(
  shape: Shape,
  place: Place,
  seat: Labelled,
  measure: Measure,
  others: readonly Box[],
  share: number,
): LaidDown {
  const { label, box } = drafted(shape, place, seat, measure, share);
  const best = leastOverlap(shape, box, others);
  const { x, nameY, noteY } = label;
  return {
    label: { ...label, x: x + best.x, nameY: nameY + best.y, noteY: noteY + best.y },
    box: moved(box, best),
    cost: best.cost + shared(moved(box, best), wordsIn(shape)),
  };
}

/** About where the prompt stands. */
function wordsIn({ stage, ring }: Shape): Box {
  const w = 0.4 * stage.width;
  const h = 0.25 * stage.height;
  return { x: ring.cx - w / 2, y: ring.cy - h / 2, w, h };
}

function inOrder(shape: Shape, places: readonly Place[], seats: readonly Labelled[]): number[] {
  const rank = (i: number) => {
    const seat = seats[i] as Labelled;
    const place = places[i] as Place;
    return seat.floor ? -2 : seat.next ? -1 : Math.abs(place.y - shape.ring.cy);
  };
  return seats
    .map((_, i) => i)
    .filter((i) => !seats[i]?.mine)
    .sort((i, j) => rank(i) - rank(j));
}

function drafted(shape: Shape, place: Place, seat: Labelled, measure: Measure, share: number) {
  const size = shape.nameSize + (isRightToLeft(seat.name) ? 2 : 0) + (seat.floor ? 1.5 : 0);
  const text = fitted(seat.name, size, seat.floor, share * longest(shape), measure);
  const width = Math.max(
    measure(text, size, seat.floor),
    seat.note ? measure(seat.note, NOTE_SIZE, false) : 0,
  );
  const top = place.y + seat.radius + (backIsBelow(place) ? belowBacks(seat) : 4);
  const nameY = top + ASCENT * size;
  const label: Label = {
    text,
    note: seat.note,
    x: place.x,
    nameY,
    noteY: nameY + NOTE_STEP,
    size,
    bold: seat.floor,
  };
  const h = 1.12 * size + (seat.note ? NOTE_STEP : 0);
  return { label, box: { x: place.x - width / 2, y: top, w: width, h } };
}

function backIsBelow(place: Place): boolean {
  return Math.sin(place.outward) > 0.35;
}

function belowBacks({ keeps }: Labelled): number {
  return keeps ? 15.5 : 10;
}

function longest({ stage, nameSize }: Shape): number {
  if (nameSize === 16) return 0.3 * stage.width;
  return nameSize === 15 ? 0.27 * stage.width : stage.wide ? 120 : 82;
}

/** The text, or as much of it as fits, with an ellipsis. */
function fitted(
  text: string,
  size: number,
  bold: boolean,
  width: number,
  measure: Measure,
): string {
  if (measure(text, size, bold) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join('')}…`, size, bold) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function leastOverlap(
  shape: Shape,
  box: Box,
  others: readonly Box[],
): { x: number; y: number; cost: number } {
  const within = inset(shape.ring, 9);
  let best = { x: 0, y: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const y of SHIFTS_Y) {
    for (const x of SHIFTS_X) {
      const there = moved(box, { x, y });
      const overlap = others.reduce((sum, other) => sum + shared(there, other), 0);
      const outside = corners(there).filter((corner) => !isInside(within, corner)).length;
      const cutOff = there.x < 0 || there.x + there.w > shape.stage.width ? CUT_OFF : 0;
      const cost = overlap * 4 + outside * 120 + cutOff + Math.abs(x) + 1.5 * y;
      if (cost < least) {
        least = cost;
        best = { x, y };
      }
    }
  }
  return { ...best, cost: least };
}

function square({ x, y }: Place, r: number): Box {
  return { x: x - r, y: y - r, w: 2 * r, h: 2 * r };
}

function moved(box: Box, by: { x: number; y: number }): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}

function corners({ x, y, w, h }: Box) {
  return [
    { x, y },
    { x: x + w, y },
    { x, y: y + h },
    { x: x + w, y: y + h },
  ];
}

function shared(one: Box, other: Box): number {
  const w = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
  const h = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
  return w > 0 && h > 0 ? w * h : 0;
}
