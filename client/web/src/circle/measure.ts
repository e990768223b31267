/** The width of a text as this browser draws it. */

import { type ReadonlySignal, signal } from '../signals/signals';
import type { MeasureSerif } from './fitting';
import type { Measure } from './labels';

const SERIF = '"Literata", Georgia, serif';
const SANS = '"Atkinson Hyperlegible Next", system-ui, sans-serif';

let pen: CanvasRenderingContext2D | null = null;

export const measured: Measure = (text, size, bold) =>
  widthOf(text, `${bold ? 700 : 400} ${size}px ${SANS}`);

export const measuredSerif: MeasureSerif = (text, size) => widthOf(text, `${size}px ${SERIF}`);

function widthOf(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = font;
  return pen.measureText(text).width;
}

const loads = signal(0);
document.fonts?.addEventListener('loadingdone', () => {
  loads.value += 1;
});

/** Changes whenever a font has come in, and widths are others than before. */
export const fontLoads: ReadonlySignal<number> = loads;
