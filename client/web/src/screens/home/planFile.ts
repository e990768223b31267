/** Plans as files, for other groups and other devices. The hub writes and reads them, and keeps nothing. */

import { t } from '../../i18n/home';
import type { Written } from '../editor/changes';
import { Problem, post } from '../parts/api';
import { handOver } from '../parts/handOver';

/** More than the hub takes in. */
const MOST_BYTES = 128 * 1024;

/** The text of its file. Throws a `Problem`, with all faults of the plan. */
export async function writePlan({ plan, blurb }: Written): Promise<Blob> {
  return (await post('/api/plans/write', { plan, blurb })).blob();
}

/** Hands the browser a file to keep. Throws a `Problem`. */
export async function savePlanFile(written: Written): Promise<void> {
  handOver(await writePlan(written), `${fileName(written.plan.title)}.toml`);
}

/** Throws a `Problem`, with all faults of the file. */
export async function readPlanFile(file: Blob): Promise<Written> {
  if (file.size > MOST_BYTES) throw new Problem('too_big', t('too_long'));
  const { plan, blurb } = await (await post('/api/plans/read', { toml: await file.text() })).json();
  return { plan, blurb };
}

/** Without what some systems do not allow in names. */
export function fileName(title: string): string {
  const plain = title.replace(/[\p{C}\\/:*?"<>|.]+/gu, ' ').trim();
  return [...plain].slice(0, 60).join('').trim() || 'plan';
}
