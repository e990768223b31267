import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import { NOW } from '../fixtures';
import { see } from './seen';

describe('the phase line', () => {
  test('names what runs and what follows', () => {
    const { phases } = see();

    expect(phases.now).toBe('In depth');
    expect(phases.after && textOf(phases.after)).toBe('then Wrap-up');
    expect(phases.marks.map(({ mark }) => mark)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'upcoming',
      'upcoming',
    ]);
  });

  test('names two that run at once', () => {
    const { phases } = see((draft) => {
      Object.assign(draft.course.progress[2] ?? {}, {
        status: 'active',
        began_at: NOW,
        ends_at: NOW,
      });
    });

    expect(phases.now).toBe('Goals and In depth');
  });

  test('keeps what is done when the plan is set aside', () => {
    const { phases } = see((draft) => Object.assign(draft.course, { aside: true }));

    expect(phases.now).toBe('The plan is set aside');
    expect(phases.marks.map(({ mark }) => mark)).toEqual([
      'done',
      'done',
      'done',
      'aside',
      'aside',
      'aside',
    ]);
  });
});
