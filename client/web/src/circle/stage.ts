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
const LEAST = 250;

/** The stage for so many people in this room, or `null` where the list should stand instead. */
export function stageIn(room: Room, people: number): Stage | null {
  if (people > MOST_SEATS || room.rem >= LARGE_TEXT) return null;
  const height = Math.floor(Math.min(room.height - (room.wide ? 16 : 0), tallest(room, people)));
  const width = Math.floor(
    room.wide ? Math.min(room.width - 40, 1.3 * height) : Math.min(room.width - 24, 460),
  );
  if (height < LEAST || width < LEAST) return null;
  if (people >= 14 && height < 480) return null;
  if (people >= 10 && height < 360) return null;
  return { width, height, wide: room.wide };
}

function tallest({ wide, width }: Room, people: number): number {
  if (wide) return 640;
  return Math.max(people <= 9 ? 436 : people <= 15 ? 480 : 528, Math.min(width - 24, 460));
}
