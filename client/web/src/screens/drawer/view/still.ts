import { t } from '../../../i18n/drawer';
import type { AnyCommand, Meeting } from '../../../replica/types';
import type { Doing } from './doing';

/** What the bell holds. Everything else can be done in the quiet too. */
const STANDS_STILL: ReadonlySet<AnyCommand['type']> = new Set<AnyCommand['type']>([
  'end_turn',
  'give_floor',
  'hand_back',
  'next_speaker',
  'pass_piece',
  'pass_round',
  'pass_turn',
  'pause_time',
  'pick_up_piece',
  'resume_time',
  'take_piece',
  'undo_move',
]);

/** The same button, which says so while the bell holds what it would do. */
export function unlessStill({ bell }: Meeting, doing: Doing): Doing {
  if (bell === null || doing.does === null || !STANDS_STILL.has(doing.does.type)) return doing;
  return { ...doing, cap: t.phrase('after_the_quiet'), does: null };
}
