import { expect, test } from 'vitest';
import { modesOf, type PaperFacts, timetable } from '../../../src/screens/paper/timetable';
import { MINUTE, meeting, STARTS } from '../../fixtures';

const { plan } = meeting();
const facts: PaperFacts = {
  title: 'Tuesday circle',
  starts_at: STARTS,
  zone: 'UTC',
  place: '',
  place_link: '',
  rhythm: '',
  contact: '',
  series: null,
  plan,
  link: '',
};

test('one part begins when the one before it is to end', () => {
  const parts = timetable(facts);

  expect(parts.map(({ from }) => (from - STARTS) / MINUTE)).toEqual([0, 10, 25, 40, 70, 80]);
  expect(parts.at(-1)?.to).toBe(STARTS + 90 * MINUTE);
});

test('times are those of the clock in the place', () => {
  const there = (zone: string) => timetable({ ...facts, zone })[0]?.from ?? 0;

  expect((there('Asia/Tokyo') - there('Asia/Kolkata')) / MINUTE).toBe(210);
  expect(there('UTC')).toBe(STARTS);
});

test('each way in which the floor moves is told once, and a ritual moves as its steps do', () => {
  expect(modesOf(plan)).toEqual(['quiet', 'round', 'queue', 'open']);
});
