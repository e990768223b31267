import { describe, expect, test } from 'vitest';
import { atTime } from '../../src/i18n/times';
import { textOf } from '../../src/i18n/words';
import type { PhaseProgress, SignalKind } from '../../src/replica/types';
import { type Draft, inPhase, MINUTE, NOW, STARTS, speaks } from '../fixtures';
import { main, see, words } from './seen';

function announce(draft: Draft, kind: SignalKind, at: number, phase: number | null = null): void {
  const [signal] = draft.time.signals;
  Object.assign(signal ?? {}, { kind, phase, minutes: 0, state: 'announced', ring_at: at });
}

const partOver = (draft: Draft) => announce(draft, 'phase', STARTS + 70 * MINUTE, 3);

describe('the words when', () => {
  test('the speaker is reconnecting', () => {
    const held = (draft: Draft) => {
      if (draft.floor.turn) draft.floor.turn.held_at = NOW;
    };

    expect(words(see(held))).toEqual(['Jonas is reconnecting.', 'The floor waits for them.']);
    const helped = (draft: Draft) => {
      held(draft);
      for (const seat of draft.seats) seat.without_device = seat.id === draft.floor.turn?.member;
    };
    expect(words(see(helped))[0]).toBe('Whoever acts for Jonas is reconnecting.');
    expect(see(held).acts.goOn).toBeNull();
    expect(see(held, { at: NOW + MINUTE }).acts.goOn).toEqual({
      type: 'next_speaker',
      after: 12,
      keep_place: true,
    });
  });

  test('my line is down', () => {
    const screen = see(undefined, { line: 'lost' });

    expect(screen.status.look).toBe('line');
    expect(main(screen)).toEqual({ says: 'Try now', look: 'go', does: 'retry' });
    expect(screen.seats[0]?.reconnecting).toBe(true);
  });

  test('a heads-up rings, for a while', () => {
    const rung = (draft: Draft) => {
      Object.assign(draft.time.signals[1] ?? {}, { state: 'announced', ring_at: NOW });
    };

    expect(words(see(rung))).toEqual([
      'About 10 minutes left together.',
      'Sound: one low bell. Wei is next.',
    ]);
    expect(see(rung).status.look).toBe('notice');
    expect(words(see(rung, { at: NOW - 1 }))[0]).toBe('Jonas has the floor.');
    expect(words(see(rung, { at: NOW + MINUTE }))[0]).toBe('Jonas has the floor.');
  });

  test('a heads-up that rings as my turn begins stands below it', () => {
    const screen = see((draft) => {
      speaks(draft, 1);
      Object.assign(draft.time.signals[1] ?? {}, { state: 'announced', ring_at: NOW });
    });

    expect(screen.status.look).toBe('mine');
    expect(words(screen)).toEqual(['The floor is yours.', 'About 10 minutes left together.']);
  });

  test('a signal is due and there is no line', () => {
    const due = STARTS + 80 * MINUTE;
    const alone = (member: number | null) => (draft: Draft) => speaks(draft, member);

    const free = see(alone(null), { at: due, line: 'lost' });
    const spoken = see(alone(6), { at: due, line: 'lost' });
    const later = see(alone(6), { at: due + 2 * MINUTE, line: 'lost' });

    expect(free.status.look).toBe('notice');
    expect(spoken.status.look).toBe('line');
    expect(later.status.look).toBe('notice');
  });

  test('the time is held', () => {
    const screen = see((draft) => Object.assign(draft.time, { paused_at: NOW }));

    expect(words(screen)).toEqual(['The time is held.', 'Speaking goes on.']);
  });

  test('the time is over', () => {
    const at = STARTS + 95 * MINUTE;

    expect(words(see(undefined, { at }))).toEqual([
      'Jonas has the floor.',
      'The time we set is over.',
    ]);
    expect(words(see((draft) => speaks(draft, null), { at }))[0]).toBe('The time we set is over.');
  });

  test('a part may end', () => {
    const screen = see(partOver, { at: STARTS + 70 * MINUTE });

    expect(words(screen)).toEqual(['In depth may end now.', 'Wei is next.']);
    expect(screen.status.look).toBe('part');
  });

  test('a quiet of the plan may end, until another step is shown or it gets more time', () => {
    const at = NOW + 5_000;
    const quietOver =
      (change: Partial<PhaseProgress> = {}) =>
      (draft: Draft) => {
        inPhase(draft, 0, NOW - 4 * MINUTE, 2);
        speaks(draft, null);
        announce(draft, 'quiet', NOW, 0);
        Object.assign(draft.time.signals[0] ?? {}, { step: 2 });
        Object.assign(draft.course.progress[0] ?? {}, { step_ends_at: NOW, ...change });
      };
    const screen = see(quietOver(), { at });
    const [first, second] = words(screen);

    expect(first).toBe('The quiet may end now.');
    expect(second).toBe('Sound: one deep bell. Take your time.');
    expect(screen.status.look).toBe('notice');
    expect(words(see(quietOver({ step: 3 }), { at }))[0]).not.toBe(first);
    expect(words(see(quietOver({ step_ends_at: at + MINUTE }), { at }))[0]).not.toBe(first);
  });

  test('a part has more time after all, or is over', () => {
    const more = see(
      (draft) => {
        partOver(draft);
        Object.assign(draft.course.progress[3] ?? {}, { ends_at: STARTS + 75 * MINUTE });
      },
      { at: STARTS + 70 * MINUTE },
    );
    const over = see(
      (draft) => {
        partOver(draft);
        Object.assign(draft.course.progress[3] ?? {}, { status: 'done', ends_at: null });
      },
      { at: STARTS + 70 * MINUTE },
    );

    expect(words(more)[0]).toBe('Jonas has the floor.');
    expect(words(over)[0]).toBe('Jonas has the floor.');
  });

  test('the time has been over for a while', () => {
    const told = (draft: Draft) => announce(draft, 'overtime', STARTS + 95 * MINUTE);
    const extended = (draft: Draft) => {
      told(draft);
      draft.time.ends_at = STARTS + 100 * MINUTE;
    };
    const at = STARTS + 95 * MINUTE;

    expect(words(see(told, { at }))).toEqual([
      'The time we set is over.',
      'Stay while it is good. Leave when you need to.',
    ]);
    expect(see(told, { at }).status.look).toBe('plain');
    expect(words(see(extended, { at }))[0]).toBe('Jonas has the floor.');
  });

  test('somebody asks for the time', () => {
    const { middle } = see(undefined, { asked: true });

    expect(middle.prompt).toBe('In depth goes on for about 20 minutes.');
    expect(middle.note && textOf(middle.note)).toContain(
      `We close at about ${atTime(STARTS + 90 * MINUTE)}.`,
    );
  });

  test('somebody asks for the time while a step is shown', () => {
    const { middle } = see((draft) => inPhase(draft, 0, NOW - MINUTE, 2), { asked: true });

    expect(middle.prompt).toBe('Opening goes on for about 9 minutes.');
    expect(middle.note && textOf(middle.note)).toBe(
      'Breathe as it suits you: about 2 more minutes.',
    );
  });
});
