/** Whatever the course was: a file says nothing but its numbers, words of its own, and the plan's titles. */

import { type ComponentChild, isValidElement } from 'preact';
import { describe, expect, test } from 'vitest';
import type { Debrief, DeedKind, Part, Span } from '../../src/debrief/back';
import { asCsv, asJson, toKeep } from '../../src/debrief/files';
import en from '../../src/i18n/en/debrief';
import { ON_PAPER, Timeline } from '../../src/screens/debrief/Timeline';

const MINUTE = 60_000;
const LENGTH = 90 * MINUTE;
const PLANNED = ['Tea', 'In depth', 'Until next time'];
const PEOPLE = ['Ana', 'ليلى', 'Konstantinos', 'Farewell to Wei'];
const DEEDS: DeedKind[] = ['began', 'phase', 'part_in', 'invited', 'shown', 'time', 'ended'];
const OURS = 'A part of our own';
const EVERY = Array.from({ length: 100 }, (_, seed) => seed);

/** Chance that comes again. */
function dice(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed * 2_654_435_761 + 1;
  return (choices) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return choices[Math.floor((state / 2_147_483_648) * choices.length)] as never;
  };
}

function drawn(seed: number): Debrief {
  const one = dice(seed);
  const instants = Array.from({ length: 90 }, (_, minute) => minute * MINUTE);
  const span = (): Span => {
    const begins = one(instants);
    return { begins, ends: Math.min(LENGTH, begins + one(instants)) };
  };
  const some = <T>(make: () => T) => Array.from({ length: one([0, 1, 2, 4]) }, make);
  const part = (title: string, phase: number): Part => {
    const put_in = PEOPLE.includes(title);
    const planned = put_in ? null : one([null, span()]);
    return {
      phase,
      kind: put_in ? 'own' : one(['own', 'closing']),
      title,
      planned,
      went: some(span),
      put_in,
    };
  };
  return {
    began_at: 1_800_000_000_000,
    minute: MINUTE,
    length: LENGTH,
    people: one([2, 7, 12]),
    parts: [...PLANNED, ...some(() => one(PEOPLE))].map(part),
    floor: some(() => ({ ...span(), whose: one(['circle', 'facilitators', 'nobody']) })),
    bells: some(span),
    pauses: some(span),
    held: some(span),
    signals: some(() => {
      const kind = one(['heads_up', 'end'] as const);
      return {
        at: one(instants),
        due: one(instants),
        kind,
        minutes: 10,
        missed: one([true, false]),
      };
    }),
    deeds: some(() => ({ at: one(instants), what: one(DEEDS), phase: one([null, 0, 3]) })),
    balance: one([null, 'even', 'few']),
    asked: {
      heads_ups: some(() => ({ minutes: 10, late: one([null, 0, 1_500]) })),
      closing: one([null, { planned: 2 * MINUTE, went: MINUTE }]),
      rounds: 2,
      reached: one([0, 1]),
      cut_short: one([0, 1]),
      added: one([0, 1]),
      helps: one([0, 3]),
    },
    blank: some(span),
  };
}

/** All that can be read in a picture, by name of the thing that says it. */
function readIn(node: ComponentChild | readonly ComponentChild[]): string[] {
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (Array.isArray(node)) return node.flatMap(readIn);
  if (!isValidElement(node)) return [];
  const { type, props } = node as { type: unknown; props: Record<string, unknown> };
  if (typeof type === 'function') return readIn(type(props));
  const { children, ...others } = props;
  const said = ['aria-label', 'title', 'id', 'href'].flatMap((name) => others[name] ?? []);
  return [...(said as string[]), ...readIn(children as ComponentChild)];
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : [];
}

const KINDS = [
  'own',
  'closing',
  'circle',
  'facilitators',
  'nobody',
  'heads_up',
  'end',
  'even',
  'few',
];
const SAID =
  `meeting people planned went floor bell pause time held not seen signal missed deed word ahead late closing
  everyone invited rounds reached some still to come anything to add advice by consent said what would help shared`.split(
    /\s+/,
  );
const COURSES = EVERY.map((seed) => toKeep(drawn(seed), OURS));
const TITLES = [...PLANNED, OURS];

describe('whatever the course was', () => {
  test('the data has kinds and titles, and not the day', () => {
    const known = [...KINDS, ...DEEDS, ...TITLES];
    const courses = COURSES.map((course) => JSON.parse(asJson(course)));
    expect(wordsIn(courses).filter((word) => !known.includes(word))).toEqual([]);
    expect(courses.filter((course) => 'began_at' in course)).toEqual([]);
  });
  test('the table has numbers, words of its own, and titles', () => {
    const rows = COURSES.flatMap((course) => asCsv(course).trimEnd().split('\r\n').slice(1));
    const known = [...KINDS, ...DEEDS, ...SAID];
    const words = rows
      .flatMap((row) => row.split(','))
      .filter((cell) => !TITLES.includes(cell))
      .flatMap((cell) => cell.split(' '));
    const isNumber = (word: string) => /^[\d.]*$/.test(word);
    expect(words.filter((word) => !isNumber(word) && !known.includes(word))).toEqual([]);
  });
  test('the picture has its rows, minutes and titles', () => {
    const rows: readonly unknown[] = Object.values(en);
    const isTitle = (text: string) =>
      TITLES.some((title) => title.startsWith(text.replace('…', '')));
    const read = COURSES.flatMap((back) =>
      readIn(Timeline({ back, remarks: [], width: 1000, paint: ON_PAPER })),
    );
    expect(read.length).toBeGreaterThan(COURSES.length * 10);
    const others = read.filter((text) => !/^\d*$/.test(text) && !rows.includes(text));
    expect(others.filter((text) => !isTitle(text))).toEqual([]);
  });
});
