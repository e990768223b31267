/** How large the circle may be drawn, and when the calm list says it better. */

import type { Stage } from './geometry';

export interface Room {
  readonly width: number;
  readonly height: number;
  readonly wide: boolean;
  /** The size of the root's text in pixels; 16 unless someone asked for larger text. */
  readonly rem: number;
}

const MOST_SEATS = 20;
const LARGE_TEXT = 22;
const LEAST = 236;
/** A low room gets a square ring, as in a side panel. */
const LOW = 380;

/** The stage for so many people in this room, or `null` where the list should stand instead. */
export function stageIn(room: Room, people: number): Stage | null {
  if (people > MOST_SEATS || room.rem >= LARGE_TEXT) return null;
  const { width, height } = room.wide ? beside(room) : alone(room, people);
  if (height < LEAST || width < LEAST) return null;
  if (people >= 14 && height < 480) return null;
  if (people >= 10 && height < 360) return null;
  return { width, height, wide: room.wide };
}

/** As tall as fits beside the column. */
function beside(room: Room): { width: number; height: number } {
  const height = Math.floor(Math.min(room.height - 16, 640));
  return { width: Math.floor(Math.min(room.width - 40, 1.3 * height)), height };
}

/** As wide as fits; an upright oval, or a square where the room is low. */
function alone(room: Room, people: number): { width: number; height: number } {
  const width = Math.floor(Math.min(room.width - 24, 460));
  const upright = Math.max(people <= 9 ? 436 : people <= 15 ? 480 : 528, width);
  const height = Math.floor(Math.min(room.height, upright));
  return { width, height: height < LOW ? Math.min(height, width) : height };
}
