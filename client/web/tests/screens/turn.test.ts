import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import type { Help } from '../../src/replica/types';
import { type Draft, NOW, speaks } from '../fixtures';
import { says, see, words } from './seen';

const helped =
  (member: number, help: Help, before: number | null = null) =>
  (draft: Draft) => {
    speaks(draft, member);
    draft.floor.hands = [];
    draft.floor.before = before;
    if (draft.floor.turn) draft.floor.turn.help = help;
  };

describe('what would help', () => {
  test('is mine to say while I speak', () => {
    expect(see(helped(1, 'questions')).acts.help).toEqual({ turn: 12, now: 'questions' });
    expect(see(helped(6, 'questions')).acts.help).toBeNull();
  });

  test('stands beside the name of whoever speaks', () => {
    expect(words(see(helped(6, 'listening')))).toEqual([
      'Jonas has the floor.',
      'What would help: just listening.',
    ]);
    expect(words(see(helped(6, 'ideas')))[1]).toContain('What would help: ideas.');
  });

  test('if it is ideas, begins with those of the speaker', () => {
    const { middle } = see(helped(6, 'ideas'));

    expect(middle.prompt).toContain('What have you already thought of?');
    expect(middle.note && textOf(middle.note)).toContain('could you ask?');
  });
});

test('the floor can be given back to who had it before', () => {
  const { back } = see(helped(1, 'listening', 2)).acts;

  expect(says(back)).toBe('Give it back to Amina');
  expect(back?.does).toEqual({ type: 'hand_back', turn: 12 });
  expect(see(helped(1, 'listening', null)).acts.back).toBeNull();
});

test('nobody gives the floor back to somebody who cannot be reached', () => {
  const screen = see((draft) => {
    helped(1, 'listening', 2)(draft);
    Object.assign(draft.seats[1] ?? {}, { presence: 'reconnecting' });
  });

  expect(screen.acts.back).toBeNull();
});

describe('the sign that a turn has been going on', () => {
  const sign = (member: number) => (draft: Draft) => {
    speaks(draft, member);
    draft.time.signals.push({
      id: 9,
      kind: 'turn',
      minutes: 5,
      phase: null,
      step: null,
      due: NOW,
      hold_until: NOW,
      state: 'announced',
      ring_at: NOW,
    });
  };

  test('is for the speaker alone', () => {
    expect(words(see(sign(1)))).toEqual([
      'The floor is yours.',
      'Some time has passed. Take what you need.',
    ]);
    expect(words(see(sign(6)))[0]).toBe('Jonas has the floor.');
    expect(see(sign(6)).status.look).toBe('plain');
  });
});
