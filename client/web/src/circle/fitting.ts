/** How large a prompt can be written in the middle of the table, clear of seats and names. */

import type { Middle, Place, Shape } from './geometry';

export interface Fitted {
  readonly size: number;
  /** The most lines that there is room for. */
  readonly lines: number;
  /** Not all of it can be shown. */
  readonly cut: boolean;
}

/** The width of a text in pixels, in the serif face. */
export type MeasureSerif = (text: string, size: number) => number;

/** Small lines may stand closer. */
export const lineHeight = (size: number) => (size < 17 ? 1.2 : 1.3);
const SIZES = [24, 21, 19, 17, 16, 15];
const NOTE_ROOM = 40;
const STEP = 4;
/** Balanced lines leave the corners of their block free. */
const CORNERS = 0.8;
const AIR = 4;
const NAME = { half: 34, height: 20 };

/** What a prompt keeps clear of: names too, where there is room for that. */
export type ClearOf = 'names' | 'seats';

/** The height that is free in the middle. */
export function heightOf(
  shape: Shape,
  middle: Middle,
  places: readonly Place[],
  noted: boolean,
  clearOf: ClearOf = 'names',
): number {
  const half = (middle.width / 2) * CORNERS;
  const low = middle.top === 'middle' ? null : middle.top;
  const { cx, cy } = shape.ring;
  const clear = (height: number) => {
    const top = low ?? cy - height / 2;
    const block = { left: cx - half, right: cx + half, top, bottom: top + height };
    return places.every((place) => isClear(place, shape.radius, block, clearOf));
  };
  let height = shape.stage.height * 0.6;
  while (height > 2 * STEP && !clear(height)) height -= STEP;
  return noted ? height - NOTE_ROOM : height;
}

interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function isClear({ x, y }: Place, radius: number, block: Block, clearOf: ClearOf): boolean {
  const dx = Math.max(block.left - x, 0, x - block.right);
  const dy = Math.max(block.top - y, 0, y - block.bottom);
  if (Math.hypot(dx, dy) < radius + AIR) return false;
  if (clearOf === 'seats') return true;
  const beside = x + NAME.half < block.left || x - NAME.half > block.right;
  const name = y + radius + AIR;
  return beside || name + NAME.height < block.top || name > block.bottom;
}

export interface Laid extends Fitted {
  /** There is room for the note below it. */
  readonly noted: boolean;
}

/** Clear of names if it can be: rather without its note than over a name, and rather over a name than cut. */
export function laidOut(
  text: string,
  noted: boolean,
  shape: Shape,
  middle: Middle,
  places: readonly Place[],
  largest: number,
  measure: MeasureSerif,
): Laid {
  const within = (withNote: boolean, clearOf: ClearOf): Laid => {
    const height = heightOf(shape, middle, places, withNote, clearOf);
    return { ...fitted(text, middle.width, height, largest, measure), noted: withNote };
  };
  const most = within(false, 'seats');
  const ways = [within(noted, 'names'), within(false, 'names'), within(noted, 'seats')];
  return ways.find(({ cut }) => !cut) ?? most;
}

/** The largest size at which all of the text fits, rather without breaking a word; else the smallest, and as many
 * lines as fit. */
export function fitted(
  text: string,
  width: number,
  height: number,
  largest: number,
  measure: MeasureSerif,
): Fitted {
  const sizes = SIZES.filter((size) => size <= largest);
  const linesAt = (size: number) => Math.floor(height / (size * lineHeight(size)));
  const fits = sizes.filter((size) => linesOf(text, width, size, measure) <= linesAt(size));
  const isWhole = (size: number) => text.split(/\s+/).every((word) => measure(word, size) <= width);
  const size = fits.find(isWhole) ?? fits[0];
  if (size) return { size, lines: linesAt(size), cut: false };
  const least = sizes.at(-1) ?? 15;
  return { size: least, lines: Math.max(2, linesAt(least)), cut: true };
}

function linesOf(text: string, width: number, size: number, measure: MeasureSerif): number {
  const space = measure(' ', size);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const wide = measure(word, size);
    if (used > 0 && used + space + wide > width) {
      lines += 1;
      used = 0;
    }
    lines += Math.ceil(wide / width) - 1;
    used += (used > 0 ? space : 0) + Math.min(wide, width);
  }
  return lines;
}
