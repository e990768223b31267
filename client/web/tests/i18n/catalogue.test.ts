import { describe, expect, test } from 'vitest';
import * as about from '../../src/i18n/en/about';
import api from '../../src/i18n/en/api';
import bench from '../../src/i18n/en/bench';
import beside from '../../src/i18n/en/beside';
import companions from '../../src/i18n/en/companions';
import diagnostics from '../../src/i18n/en/diagnostics';
import * as door from '../../src/i18n/en/door';
import drawer from '../../src/i18n/en/drawer';
import editor from '../../src/i18n/en/editor';
import goodbye from '../../src/i18n/en/goodbye';
import home from '../../src/i18n/en/home';
import invitation from '../../src/i18n/en/invitation';
import kinds from '../../src/i18n/en/kinds';
import * as line from '../../src/i18n/en/line';
import links from '../../src/i18n/en/links';
import * as more from '../../src/i18n/en/more';
import numbers from '../../src/i18n/en/numbers';
import order from '../../src/i18n/en/order';
import * as parts from '../../src/i18n/en/parts';
import pause from '../../src/i18n/en/pause';
import piece from '../../src/i18n/en/piece';
import practicalities from '../../src/i18n/en/practicalities';
import ritual from '../../src/i18n/en/ritual';
import * as room from '../../src/i18n/en/room';
import see from '../../src/i18n/en/see';
import series from '../../src/i18n/en/series';
import table from '../../src/i18n/en/table';
import { piecesOf, textOf, wordsOf } from '../../src/i18n/words';

const catalogues = {
  about,
  api,
  bench,
  beside,
  companions,
  diagnostics,
  door,
  drawer,
  editor,
  goodbye,
  home,
  invitation,
  kinds,
  line,
  links,
  more,
  numbers,
  order,
  parts,
  pause,
  piece,
  practicalities,
  ritual,
  room,
  see,
  series,
  table,
};
const sources: Record<string, string> = import.meta.glob('../../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const code = Object.entries(sources)
  .filter(([path]) => !path.includes('/i18n/en/'))
  .map(([, text]) => text)
  .join('\n');

describe.each(Object.entries(catalogues))('the words of %s', (_, words) => {
  test('are all said somewhere', () => {
    const said = (key: string) =>
      new RegExp(`['"]${key}['"]|\\.${key}\\b`).test(code) || /^(notice|order)_/.test(key);

    expect(Object.keys(words).filter((key) => !said(key))).toEqual([]);
  });
});

const t = wordsOf({
  hello: 'Hello {*name}, it is {time}.',
  left: { one: 'One is left of {all}.', other: '{count} are left of {all}.' },
});

test('values stand where they belong, and numbers choose the plural', () => {
  expect(t('hello', { name: 'Wei', time: '18:30' })).toBe('Hello Wei, it is 18:30.');
  expect(t('left', { count: 1, all: 8 })).toBe('One is left of 8.');
  expect(t('left', { count: 3, all: 8 })).toBe('3 are left of 8.');
});

test('people are told apart from other values', () => {
  const pieces = piecesOf(t.phrase('hello', { name: 'Wei', time: '18:30' }));

  expect(pieces.filter(({ person }) => person).map(({ text }) => text)).toEqual(['Wei']);
});

test('a name in Arabic script does not turn the words around it', () => {
  expect(textOf(t.phrase('hello', { name: 'ليلى', time: '' }))).toContain('\u2068ليلى\u2069');
});

test('words of a catalogue run in its direction, also with such a name in them', () => {
  const both = wordsOf({ both: '{=sound} {=next}', next: '{*name} is next.' });
  const phrase = both.phrase('both', { sound: 'A bell.', next: both('next', { name: 'ليلى' }) });

  expect(piecesOf(phrase).some(({ value }) => value)).toBe(false);
  expect(textOf(phrase)).toBe('A bell. \u2068ليلى\u2069 is next.');
});
