/** Everything that happened, in order, in words. */

import type { Debrief, Deed, DeedKind, Rang, Span } from '../../debrief/back';
import { t } from '../../i18n/debrief';
import type { Millis, Remark } from '../../replica/types';

/** A shorter silence is a breath between two people. */
const SHORT_SILENCE = 1 / 3;

type Listed = Deed & { readonly what: Exclude<DeedKind, 'held' | 'went_on'> };

/** That the time was held is said once, with how long. */
function isListed(deed: Deed): deed is Listed {
  return deed.what !== 'held' && deed.what !== 'went_on';
}

export interface Happened {
  readonly at: Millis;
  readonly what: string;
  /** My own note, which may run in another direction. */
  readonly own: boolean;
}

export function inOrder(back: Debrief, remarks: readonly Remark[]): Happened[] {
  const { minute } = back;
  const long = (spans: readonly Span[], say: (long: string) => string) =>
    spans.map((span) => told(span.begins, say(lasting(span.ends - span.begins, minute))));
  const silences = back.floor.filter(
    ({ whose, begins, ends }) => whose === 'nobody' && ends - begins >= SHORT_SILENCE * minute,
  );
  return [
    ...long(back.blank, (time) => t('curtain', { long: time })),
    ...back.deeds.filter(isListed).map((deed) => told(deed.at, didOf(back, deed))),
    ...back.signals.map((signal) => told(signal.at, rangOf(signal))),
    ...long(back.bells, (time) => t('bell', { long: time })),
    ...long(back.pauses, (time) => t('pause', { long: time })),
    ...long(back.held, (time) => t('held', { long: time })),
    ...long(silences, (time) => t('silence', { long: time })),
    ...remarks.map(({ at, tag, text }) => ({
      at: at - back.began_at,
      what: [tag, text].filter(Boolean).join(': '),
      own: true,
    })),
  ].sort((one, other) => one.at - other.at);
}

function told(at: Millis, what: string): Happened {
  return { at, what, own: false };
}

/** "about 3 minutes" */
export function lasting(millis: Millis, minute: Millis): string {
  const minutes = Math.round(millis / minute);
  return minutes < 1 ? t('no_minutes') : t('minutes', { count: minutes });
}

export function minuteOf(at: Millis, back: Debrief): number {
  return Math.floor(at / back.minute);
}

function didOf(back: Debrief, { what, phase }: Listed): string {
  if (what !== 'phase') return t(`did_${what}`);
  const title = back.parts.find((part) => part.phase === phase)?.title ?? '';
  return t('did_phase', { title });
}

function rangOf({ kind, minutes, missed }: Rang): string {
  if (missed) return t('missed');
  switch (kind) {
    case 'heads_up':
      return t('heads_up', { minutes });
    case 'wrap_up':
      return t('wrap_up');
    case 'end':
      return t('end');
    case 'overtime':
      return t('overtime', { minutes });
    default:
      return t('phase_over');
  }
}
