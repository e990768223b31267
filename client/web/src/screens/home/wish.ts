/** What someone wishes for a new meeting, as the form holds it. */

import { t } from '../../i18n/home';

export interface Wish {
  readonly plan: string;
  readonly title: string;
  /** As the browser's fields write them: `2026-12-01` and `18:30`. */
  readonly day: string;
  readonly time: string;
  readonly place: string;
  readonly place_link: string;
  readonly rhythm: string;
  readonly contact: string;
  /** Observers may come, for this reason. */
  readonly observers: boolean;
  readonly why_observers: string;
  readonly observers_line: boolean;
  readonly key: string;
  readonly meetings: number;
  readonly every_days: number;
}

/** Nothing has to be filled in: the next half hour that is not too near. */
export function wishOf(now: Date): Wish {
  const soon = new Date(now.getTime() + 10 * 60_000);
  soon.setMinutes(soon.getMinutes() <= 30 ? 30 : 60, 0, 0);
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    plan: '',
    title: t('title_usual'),
    day: `${soon.getFullYear()}-${two(soon.getMonth() + 1)}-${two(soon.getDate())}`,
    time: `${two(soon.getHours())}:${two(soon.getMinutes())}`,
    place: '',
    place_link: '',
    rhythm: '',
    contact: '',
    observers: false,
    why_observers: t('why_usual'),
    observers_line: false,
    key: '',
    meetings: 1,
    every_days: 7,
  };
}

/** When the meeting starts, in milliseconds; by this device's time zone. */
export function startOf({ day, time }: Wish): number {
  return new Date(`${day}T${time}`).getTime();
}
