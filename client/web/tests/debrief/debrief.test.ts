/** What is drawn, said and kept of a meeting that is over. */

import { describe, expect, test } from 'vitest';
import type { Debrief } from '../../src/debrief/back';
import { asCsv, asJson, toKeep } from '../../src/debrief/files';
import { momentAt, momentsOf } from '../../src/debrief/replay';
import type { Entry, Welcome } from '../../src/replica/types';
import { inOrder } from '../../src/screens/debrief/order';
import { tagsIn, withoutTag, withTag } from '../../src/screens/observing/tags';
import { meeting } from '../fixtures';

const MINUTE = 60_000;
const ZERO = 1_800_000_000_000;

const back: Debrief = {
  began_at: ZERO,
  minute: MINUTE,
  length: 10 * MINUTE,
  people: 7,
  parts: [
    {
      phase: 0,
      kind: 'opening',
      title: '=Tea, "first"',
      planned: { begins: 0, ends: 5 * MINUTE },
      went: [{ begins: 0, ends: 4 * MINUTE }],
      put_in: false,
    },
    {
      phase: 1,
      kind: 'own',
      title: 'Farewell to Ana',
      planned: null,
      went: [{ begins: 4 * MINUTE, ends: 10 * MINUTE }],
      put_in: true,
    },
  ],
  floor: [
    { begins: 0, ends: 3 * MINUTE, whose: 'circle' },
    { begins: 3 * MINUTE, ends: 3 * MINUTE + 5_000, whose: 'nobody' },
    { begins: 5 * MINUTE, ends: 6 * MINUTE, whose: 'nobody' },
  ],
  bells: [{ begins: 6 * MINUTE, ends: 7 * MINUTE }],
  pauses: [],
  held: [],
  signals: [
    { at: 8 * MINUTE, due: 8 * MINUTE, kind: 'heads_up', minutes: 10, missed: false },
    { at: 9 * MINUTE, due: 9 * MINUTE, kind: 'end', minutes: 0, missed: true },
  ],
  deeds: [{ at: 0, what: 'phase', phase: 0 }],
  balance: 'even',
  asked: {
    heads_ups: [
      { minutes: 15, late: 90_000 },
      { minutes: 10, late: null },
    ],
    closing: { planned: 5 * MINUTE, went: 4 * MINUTE },
    rounds: 2,
    reached: 1,
    cut_short: 1,
    added: 2,
    helps: 3,
  },
  blank: [{ begins: 7 * MINUTE, ends: 8 * MINUTE }],
};
const remark = { member: 9, id: 1, at: ZERO + 90_000, tag: 'Silence held', text: 'Ana waited' };

describe('the list in order', () => {
  test('says each thing at its minute, with my own notes among them, and no breath between two people', () => {
    const said = inOrder(back, [remark]).map(({ at, what }) => [at / MINUTE, what]);
    expect(said).toEqual([
      [0, '“=Tea, "first"” began.'],
      [1.5, 'Silence held: Ana waited'],
      [5, 'Nobody had the floor (about a minute).'],
      [6, 'A bell: quiet together (about a minute).'],
      [7, 'The curtain was drawn, or you were not here yet (about a minute).'],
      [8, 'Everyone heard: about 10 minutes left.'],
      [9, 'A word about the time was missed.'],
    ]);
  });
});

describe('files', () => {
  const kept = toKeep(back, 'A part of our own');
  test('hold neither the day nor notes nor persons, nor what was written while they met', () => {
    const course = JSON.parse(asJson(kept));
    expect(course).not.toHaveProperty('began_at');
    expect(course.parts[0].went).toEqual([{ begins: 0, ends: 240_000 }]);
    for (const file of [asJson(kept), asCsv(kept)]) {
      expect(file).toContain('A part of our own');
      expect(file).not.toContain('Ana');
      expect(file).not.toContain(String(ZERO).slice(0, 9));
      expect(file).not.toContain('member');
    }
  });
  test('say also what the guidance asks, and what happened', () => {
    const rows = asCsv(kept).split('\r\n');
    expect(rows[0]).toBe('what,from_minute,to_minute,more');
    expect(rows).toContain('signal,9.0,9.0,end 0 missed');
    expect(rows.slice(-7)).toEqual([
      'word ahead,,,15 late 1.5',
      'word ahead,,,10 missed',
      'closing,,,planned 5.0 went 4.0',
      'everyone invited,,,rounds 2 reached everyone 1 some still to come 1 anything to add 2',
      'advice by consent,,,said what would help 3',
      'floor shared,,,even',
      '',
    ]);
    expect(JSON.parse(asJson(kept)).asked).toEqual(back.asked);
  });
  test.each([
    '=1+1',
    ' =1',
    '\t=1',
    '\n=1',
    '\r+1',
    '\u00a0-1',
    '\u200b@a',
    '\ufeff=1',
    '\uff1d1',
    '\tTea',
  ])('open in a spreadsheet without doing anything there: %j', (title) => {
    const [part] = back.parts;
    const file = asCsv({ ...back, parts: part ? [{ ...part, title }] : [] });
    const cell = file.split('planned,0.0,5.0,')[1]?.split('\r\nwent')[0];
    expect(cell?.replace(/^"/, '')).toBe(`'${title}${cell?.startsWith('"') ? '"' : ''}`);
  });
  test('leave a title that has such a sign within as it is', () => {
    const [part] = back.parts;
    const file = asCsv({ ...back, parts: part ? [{ ...part, title: 'Tea - and cake' }] : [] });
    expect(file).toContain('planned,0.0,5.0,Tea - and cake\r\n');
  });
});

describe('a replay', () => {
  const shown = meeting();
  const welcome: Welcome = {
    type: 'welcome',
    member: 1,
    role: 'facilitator',
    epoch: 'e',
    seq: 4,
    now: ZERO,
    meeting: shown,
  };
  const entry = (seq: number, text: string): Entry => ({
    type: 'entry',
    seq,
    at: ZERO + seq * 1_000,
    by: null,
    events: [{ type: 'prompt_shown', text }],
  });
  const frames = [welcome, entry(6, 'one'), entry(9, 'two')];

  test('knows at every moment what was known then, and nothing of what came after', () => {
    const moments = momentsOf(frames);
    const prompts = [-5, 0, 5_999, 6_000, 8_999, 9_000, 99_000].map(
      (at) => momentAt(moments, ZERO + at)?.replica.meeting.course.prompt,
    );
    const { prompt } = shown.course;
    expect(prompts).toEqual([prompt, prompt, prompt, 'one', 'one', 'two', 'two']);
  });
  test('of nothing there is nothing to see', () => {
    expect(momentAt(momentsOf([]), ZERO)).toBeUndefined();
  });
});

describe('words of my own', () => {
  test('are there once, beside those that are there for everyone', () => {
    const lines = ['Eyes  of all ', 'eyes of all', 'silence held', ' '].reduce(withTag, '');
    expect(tagsIn(lines)).toEqual(['Eyes of all']);
    expect(withoutTag(lines, 'Eyes of all')).toBe('');
  });
});
