/** What is drawn, said and kept of a meeting that is over. */

import { describe, expect, test } from 'vitest';
import type { Debrief } from '../../src/debrief/back';
import { asCsv, asJson } from '../../src/debrief/files';
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
  asked: { heads_ups: [], closing: null, rounds: 1, added: 0, helps: 0 },
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
  test('hold neither the day nor notes nor persons', () => {
    const kept = JSON.parse(asJson(back));
    expect(kept).not.toHaveProperty('began_at');
    expect(kept.parts[0].went).toEqual([{ begins: 0, ends: 240_000 }]);
    for (const file of [asJson(back), asCsv(back)]) {
      expect(file).not.toContain('Ana');
      expect(file).not.toContain(String(ZERO).slice(0, 9));
      expect(file).not.toContain('member');
    }
  });
  test('open in a spreadsheet without doing anything there', () => {
    const rows = asCsv(back).split('\r\n');
    expect(rows[0]).toBe('what,from_minute,to_minute,more');
    expect(rows).toContain('went,0.0,4.0,"\'=Tea, ""first"""');
    expect(rows).toContain('signal,9.0,9.0,end 0 missed');
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
