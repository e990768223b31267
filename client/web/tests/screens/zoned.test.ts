import { expect, test } from 'vitest';
import { instantOf, offsetAt, placeOf, wallOf, zones } from '../../src/screens/parts/zoned';

const HOUR = 3_600_000;
const ODD = [
  'Africa/Casablanca',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Europe/Tallinn',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];

test('what a clock shows is found again, in every zone and season', () => {
  for (const zone of ODD) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 11.5 * HOUR) {
      const wall = wallOf(at, zone);
      const found = instantOf(wall, zone) ?? 0;
      expect(wallOf(found, zone)).toEqual(wall);
    }
  }
});

test('the same time a week on is by the clock, also when the clocks change between', () => {
  const before = instantOf({ day: '2026-10-20', time: '18:30' }, 'Europe/Tallinn') ?? 0;
  const after = instantOf({ day: '2026-10-27', time: '18:30' }, 'Europe/Tallinn') ?? 0;

  expect(after - before).toBe(7 * 24 * HOUR + HOUR);
});

test('a time that the clocks leave out is an hour later, and one that comes twice the first', () => {
  const left = instantOf({ day: '2026-03-29', time: '03:30' }, 'Europe/Tallinn') ?? 0;
  const twice = instantOf({ day: '2026-10-25', time: '03:30' }, 'Europe/Tallinn') ?? 0;

  expect(wallOf(left, 'Europe/Tallinn').time).toBe('04:30');
  expect(offsetAt(twice, 'Europe/Tallinn')).toBe(3 * HOUR);
});

test('a field that is empty is no instant', () => {
  expect(instantOf({ day: '', time: '18:30' }, 'UTC')).toBeNull();
  expect(instantOf({ day: '2026-10-25', time: '' }, 'UTC')).toBeNull();
});

test('a zone is named by its place, and can be chosen even if this browser lacks it', () => {
  expect(placeOf('America/Port_of_Spain')).toBe('Port of Spain');
  expect(zones('Mars/Olympus')).toContain('Mars/Olympus');
});
