import { t } from '../../../i18n/drawer';
import { STANDS_STILL } from '../../../replica/standsStill';
import type { AnyCommand, Meeting } from '../../../replica/types';
import type { Doing } from './doing';

const HELD: ReadonlySet<AnyCommand['type']> = new Set(STANDS_STILL);

/** The same button, which says so while the bell holds what it would do. */
export function unlessStill({ bell }: Meeting, doing: Doing): Doing {
  if (bell === null || doing.does === null || !HELD.has(doing.does.type)) return doing;
  return { ...doing, cap: t.phrase('after_the_quiet'), does: null };
}
