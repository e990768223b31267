/**
 * The course of a meeting to keep: without persons, without anything that was written, without the day. A file
 * outlives what is forgotten.
 */

import type { Debrief, Span } from './back';

type Kept = Omit<Debrief, 'began_at'>;

function kept({ began_at: _, ...course }: Debrief): Kept {
  return course;
}

export function asJson(back: Debrief): string {
  return `${JSON.stringify(kept(back), null, 2)}\n`;
}

/** One row for each thing that happened, in minutes since the beginning. */
export function asCsv(back: Debrief): string {
  const at = (millis: number) => (millis / back.minute).toFixed(1);
  const span = (what: string, { begins, ends }: Span, more = '') => [
    what,
    at(begins),
    at(ends),
    more,
  ];
  const rows = [
    ['what', 'from_minute', 'to_minute', 'more'],
    span('meeting', { begins: 0, ends: back.length }, `people ${back.people}`),
    ...back.parts.flatMap(({ title, planned, went }) => [
      ...(planned ? [span('planned', planned, title)] : []),
      ...went.map((each) => span('went', each, title)),
    ]),
    ...back.floor.map((each) => span('floor', each, each.whose)),
    ...back.bells.map((each) => span('bell', each)),
    ...back.pauses.map((each) => span('pause', each)),
    ...back.held.map((each) => span('time held', each)),
    ...back.blank.map((each) => span('not seen', each)),
    ...back.signals.map(({ at: rang, kind, minutes, missed }) => [
      'signal',
      at(rang),
      at(rang),
      `${kind} ${minutes}${missed ? ' missed' : ''}`,
    ]),
    ...back.deeds.map(({ at: done, what }) => ['deed', at(done), at(done), what]),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A title that looks like a formula is a text all the same. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
