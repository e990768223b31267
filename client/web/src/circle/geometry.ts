/**
 * Where everything in the drawn circle stands: pure functions of the stage's size and the people.
 *
 * The ring's size depends on the stage alone. Seats lie on a smaller curve of the same kind, equal in
 * arc length; mine, if I have one, is at the bottom, the others follow clockwise in seated order.
 */

import { type Curve, outward, type Point, places } from './curve';

export interface Stage {
  readonly width: number;
  readonly height: number;
  /** There is a column beside the circle. */
  readonly wide: boolean;
}

export interface Shape {
  readonly stage: Stage;
  readonly ring: Curve;
  readonly radius: number;
  readonly nameSize: number;
  /** Room for a name below a seat. */
  readonly label: number;
  /** The curve that the middles of the seats lie on. */
  readonly seats: Curve;
}

export interface Place extends Point {
  /** The direction of the chair's back, in radians. */
  readonly outward: number;
}

const MARGIN = 5;
const LOW = 380;
/** On the smallest phones there, seats leave their room to the question in the middle. */
export const SMALL = 300;
const MANY = 4;
/** There a question this narrow stands between the names beside it, and not over them. */
const BETWEEN_NAMES = 136;

/**
 * The ring and the measures of its seats. `shrink` draws everything that much further in. Without
 * names, seats need no room below, and shrink with the ring, clear of what lies in its middle.
 */
export function shapeFor(stage: Stage, people: number, shrink = 0, named = true): Shape {
  const { width, height } = stage;
  const a = width / 2 - MARGIN;
  const b = height / 2 - MARGIN;
  const p = people <= 9 ? 2 : people <= 15 ? 2.35 : 2.8;
  const least = Math.min(width, height);
  const radius = named ? seatRadius(stage, people, a, b) : least * Math.min(0.07, 0.85 / people);
  const nameSize = people <= 9 ? 16 : people <= 15 ? 15 : 14;
  const label = named ? 1.12 * nameSize + 9 : 0;
  const inset = 1.25 * radius + (named ? 14 : Math.min(14, 2 + 0.055 * least)) + shrink;
  const ring = { cx: width / 2, cy: height / 2, a: a - shrink, b: b - shrink, p };
  const seats = {
    cx: ring.cx,
    cy: ring.cy - label / 2,
    a: a - inset,
    b: b - inset - label / 2,
    p,
  };
  return { stage, ring, radius, nameSize, label, seats };
}

function seatRadius({ height, wide }: Stage, people: number, a: number, b: number): number {
  if (people < 3) return height < SMALL ? 24 : height < LOW ? 30 : wide ? 46 : 40;
  if (people <= 4) return height < LOW ? 23 : wide ? 31 : 27;
  const length = 2 * Math.PI * Math.sqrt(((a - 36) ** 2 + (b - 36) ** 2) / 2);
  const share = length / people;
  if (people > 15) return Math.max(13.5, 0.255 * share);
  if (people > 9) return 0.255 * share;
  const most = height < SMALL && people > MANY ? 17 : height < LOW ? 23 : wide ? 31 : 27;
  return Math.min(most, 0.27 * share);
}

/** One place for each person, in the order to draw them. Mine, the first, lies a little lower. */
export function seatPlaces(shape: Shape, people: number, mineFirst: boolean): Place[] {
  return places(shape.seats, people).map((point, i) => ({
    x: point.x,
    y: mineFirst && i === 0 ? point.y + shape.label : point.y,
    outward: outward(shape.seats, point),
  }));
}

/** How large a seat's cushion is drawn. */
export function cushion(shape: Shape, seat: { mine: boolean; floor: boolean }): number {
  return shape.radius * (seat.mine ? 1.18 : 1) * (seat.floor ? 1.2 : 1);
}

/** The chair's back: an arc around a cushion at the origin, to be turned straight outward. */
export function back(radius: number, halfAngle: number): string {
  const x = (radius * Math.cos(halfAngle)).toFixed(1);
  const y = (radius * Math.sin(halfAngle)).toFixed(1);
  const r = radius.toFixed(1);
  return `M${x},-${y} A${r},${r} 0 0 1 ${x},${y}`;
}

export const BACK_ANGLE = (52 * Math.PI) / 180;
export const SECOND_BACK_ANGLE = (30 * Math.PI) / 180;

export interface Tab extends Point {
  readonly radius: number;
  /** Where a second sign stands, beside the number. */
  readonly side: 1 | -1;
}

/** The small tab of a raised hand, at the shoulder that faces the middle. */
export function handTab(shape: Shape, place: Place, radius: number, people: number): Tab {
  const side = place.x > shape.ring.cx + 1 ? -1 : 1;
  if (people > 9) {
    const r = 9.5;
    const inward = place.outward + Math.PI;
    return {
      x: place.x + (radius + r / 2) * Math.cos(inward),
      y: place.y + (radius + r / 2) * Math.sin(inward),
      radius: r,
      side,
    };
  }
  return {
    x: place.x + side * (radius + 1) * Math.cos(0.72),
    y: place.y - (radius + 1) * Math.sin(0.72),
    radius: 10.5,
    side,
  };
}

export interface Middle {
  readonly width: number;
  /** From the top of the stage, or in the very middle. */
  readonly top: number | 'middle';
}

/** The room for the prompt, inside the seats. */
export function middleOf(shape: Shape, people: number): Middle {
  const { stage, ring, radius } = shape;
  const free = 2 * (shape.seats.a - radius - 15);
  if (people > 9)
    return { width: stage.wide ? Math.min(300, free) : Math.min(160, free), top: 'middle' };
  if (people > 3) {
    const most = stage.wide ? 300 : stage.height < SMALL && people > 5 ? BETWEEN_NAMES : 176;
    return { width: Math.min(most, free), top: 'middle' };
  }
  if (people < 3) return { width: Math.min(stage.wide ? 320 : 220, ring.a * 1.6), top: 'middle' };
  return { width: Math.min(stage.wide ? 320 : 210, ring.a * 1.2), top: 0.47 * stage.height };
}
