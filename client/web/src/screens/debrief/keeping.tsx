/** Files that are made in the browser, and kept by whoever asked for them. */

import { render } from 'preact';
import type { Debrief } from '../../debrief/back';
import { t } from '../../i18n/debrief';
import { ON_PAPER, Timeline } from './Timeline';

const WIDTH = 1000;
const SHARPNESS = 2;

export function save(name: string, content: Blob | string, type = ''): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The picture as it stands by itself, without one's own notes; how many there were, and how the floor was shared,
 * are said below it. */
export function asSvg(back: Debrief): string {
  const place = document.createElement('div');
  const shared = back.balance ? ` ${t('balance')}: ${t(`balance_${back.balance}`)}` : '';
  const summary = t('people', { count: back.people }) + shared;
  render(
    <Timeline back={back} remarks={[]} width={WIDTH} paint={ON_PAPER} summary={summary} />,
    place,
  );
  const picture = place.innerHTML;
  render(null, place);
  return picture;
}

export async function asPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((made, failed) =>
      canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
