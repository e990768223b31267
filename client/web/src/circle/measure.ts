/** The width of a text as this browser draws it. */

import type { Measure } from './labels';

const SANS = '"Atkinson Hyperlegible Next", system-ui, sans-serif';

let pen: CanvasRenderingContext2D | null = null;

export const measured: Measure = (text, size, bold) => {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return [...text].length * size * 0.55;
  pen.font = `${bold ? 700 : 400} ${size}px ${SANS}`;
  return pen.measureText(text).width;
};
