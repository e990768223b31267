/**
 * The course of a meeting to keep: without persons, without anything that was written while they met, without the
 * day. A file outlives what is forgotten.
 */

import type { Debrief, Span } from './back';

/** What was put in while they met is not called what somebody wrote then. */
export function toKeep(back: Debrief, put_in: string): Debrief {
  const parts = back.parts.map((part) => (part.put_in ? { ...part, title: put_in } : part));
  return { ...back, began_at: 0, parts };
}

export function asJson(back: Debrief): string {
  const { began_at: _, ...course } = back;
  return `${JSON.stringify(course, null, 2)}\n`;
}

/** One row for each thing that happened, in minutes since the beginning; and what the guidance asks. */
export function asCsv(back: Debrief): string {
  const { asked } = back;
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
    ...asked.heads_ups.map(({ minutes, late }) => [
      'word ahead',
      '',
      '',
      `${minutes} ${late === null ? 'missed' : `late ${at(late)}`}`,
    ]),
    ...(asked.closing
      ? [['closing', '', '', `planned ${at(asked.closing.planned)} went ${at(asked.closing.went)}`]]
      : []),
    [
      'everyone invited',
      '',
      '',
      `rounds ${asked.rounds} reached everyone ${asked.reached} some still to come ${asked.cut_short} anything to add ${asked.added}`,
    ],
    ['advice by consent', '', '', `said what would help ${asked.helps}`],
    ...(back.balance ? [['floor shared', '', '', back.balance]] : []),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What looks like a formula is a text all the same, also behind what cannot be seen and in wide letters. */
const FORMULA = /^[\s\p{C}]*[=+@\-\uff1d\uff0b\uff20\uff0d]|^[\t\r\n]/u;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
