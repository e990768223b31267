import { describe, expect, test } from 'vitest';
import { type Draft, inPhase, MINUTE, NOW, STARTS, speaks } from '../fixtures';
import { see } from './seen';

describe('the ring', () => {
  test('fills with the phase, twelve steps to a minute', () => {
    expect(see().ring.share).toBeCloseTo(10 / 30);
    expect(see(undefined, { at: NOW + 4_000 }).ring).toEqual(see().ring);
    expect(see(undefined, { at: NOW + 5_000 }).ring).not.toEqual(see().ring);
  });

  test('shows the phase that ends first when two run at once', () => {
    const { ring } = see((draft) => {
      Object.assign(draft.course.progress[2] ?? {}, {
        status: 'active',
        began_at: NOW - 5 * MINUTE,
        ends_at: NOW + 5 * MINUTE,
      });
    });

    expect(ring.share).toBeCloseTo(0.5);
  });

  test('is a thin track when the plan is set aside', () => {
    expect(see((draft) => Object.assign(draft.course, { aside: true })).ring.share).toBeNull();
  });

  test('stands still while the time is held', () => {
    const held = (draft: Draft) => Object.assign(draft.time, { paused_at: NOW });

    expect(see(held, { at: NOW + MINUTE }).ring).toEqual({ ...see().ring, frozen: true });
  });

  test('is whole in overtime, and does not grow', () => {
    const after = { at: STARTS + 95 * MINUTE };

    expect(see(undefined, after).ring).toMatchObject({ share: 1, over: true, ticks: [] });
  });

  test('has a tick where everyone is told that the end is near', () => {
    const { ring } = see((draft) => inPhase(draft, 4, STARTS + 75 * MINUTE), {
      at: STARTS + 77 * MINUTE,
    });

    expect(ring.ticks).toEqual([0.5]);
  });

  test('lies in a light that changes slowly in the last quarter of an hour, and not while time is held', () => {
    const dusk = (minute: number, change?: (draft: Draft) => void) =>
      see(change, { at: STARTS + minute * MINUTE }).ring.dusk;
    const held = (draft: Draft) => Object.assign(draft.time, { paused_at: STARTS + 75 * MINUTE });

    expect(dusk(75)).toBe(0);
    expect(dusk(78)).toBeCloseTo(0.2);
    expect(dusk(90)).toBe(1);
    expect(dusk(120)).toBe(1);
    expect(dusk(85, held)).toBe(0);
  });

  test('is out of sight while people breathe together', () => {
    expect(see((draft) => inPhase(draft, 0, NOW - MINUTE, 1)).ring.share).not.toBeNull();
    expect(see((draft) => inPhase(draft, 0, NOW - MINUTE, 2)).ring.share).toBeNull();
  });

  test('is still while we are quiet and nobody speaks', () => {
    const quiet = (member: number | null) => (draft: Draft) => {
      speaks(draft, member);
      draft.floor.mode = 'quiet';
    };

    expect(see(quiet(null)).ring).toMatchObject({ still: true, share: null, ticks: [] });
    expect(see(quiet(6)).ring.still).toBe(false);
    expect(see((draft) => inPhase(draft, 0, NOW)).ring.still).toBe(false);
  });
});
