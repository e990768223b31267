import { describe, expect, test } from 'vitest';
import { drawerOf } from '../../src/screens/drawer/view/drawer';
import { type Draft, meeting, NOW } from '../fixtures';
import { see, words } from './seen';

const SECOND = 1_000;

/** In depth has gone on for ten of its thirty minutes, of a second each. */
function rehearsed(draft: Draft): void {
  draft.plan.minute = SECOND;
  Object.assign(draft.course.progress[3] ?? {}, {
    began_at: NOW - 10 * SECOND,
    ends_at: NOW + 20 * SECOND,
  });
  draft.time.ends_at = NOW + 40 * SECOND;
}

describe('where a minute of the plan lasts a second', () => {
  test('the ring steps once in a second', () => {
    expect(see(rehearsed).ring.share).toBeCloseTo(10 / 30);
    expect(see(rehearsed, { at: NOW + SECOND - 1 }).ring.share).toBeCloseTo(10 / 30);
    expect(see(rehearsed, { at: NOW + SECOND }).ring.share).toBeCloseTo(11 / 30);
  });

  test('a heads-up stands as long as it takes to read', () => {
    const rung = (draft: Draft) => {
      rehearsed(draft);
      Object.assign(draft.time.signals[1] ?? {}, { state: 'announced', ring_at: NOW });
    };

    expect(words(see(rung, { at: NOW + 4 * SECOND - 1 }))[0]).toContain('10 minutes left');
    expect(words(see(rung, { at: NOW + 4 * SECOND }))[0]).toBe('Jonas has the floor.');
  });

  test('a speaker whose line is down is waited for a second', () => {
    const held = (draft: Draft) => {
      rehearsed(draft);
      if (draft.floor.turn) draft.floor.turn.held_at = NOW;
    };

    expect(see(held, { at: NOW + SECOND - 1 }).acts.goOn).toBeNull();
    expect(see(held, { at: NOW + SECOND }).acts.goOn).not.toBeNull();
    const told = [NOW + SECOND - 1, NOW + SECOND].map((at) => words(see(held, { at }))[1]);
    expect(new Set(told).size).toBe(2);
  });

  test('what is left is told in minutes of the plan', () => {
    expect(see(rehearsed, { asked: true }).middle.prompt).toContain('20 minutes');
  });

  test('five minutes less are five seconds less', () => {
    const fewer = (at: number) =>
      drawerOf(meeting(rehearsed), 7, at).time.running[0]?.buttons[1]?.does;

    expect(fewer(NOW + 15 * SECOND)).toMatchObject({ type: 'extend_time', minutes: -5, phase: 3 });
    expect(fewer(NOW + 15 * SECOND + 1)).toBeNull();
  });
});
