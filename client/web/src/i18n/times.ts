/** Days, times and lists, as this browser's region writes them in the language served. */

import { LANGUAGE } from './words';

const region = globalThis.navigator?.languages?.find((tag) => tag.startsWith(LANGUAGE)) ?? 'en-GB';

const clock = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(region, { weekday: 'long', day: 'numeric', month: 'long' });
const list = new Intl.ListFormat(region, { style: 'long', type: 'conjunction' });

/** "18:30" */
export function atTime(at: number): string {
  return clock.format(at);
}

/** "Tuesday 1 December" */
export function onDay(at: number): string {
  return day.format(at);
}

/** "Amina, Wei and Jonas" */
export function together(names: readonly string[]): string {
  return list.format(names);
}

/** How far another day is from today: 0 is today, 1 tomorrow. */
export function daysAway(at: number, now: number): number {
  const midnight = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);
  return Math.round((midnight(at) - midnight(now)) / 86_400_000);
}
