import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/i18n/words';
import { screenOf } from '../../src/screens/room/view/screen';
import { type Draft, MINUTE, meeting, NADIA, NOW, seat, speaks } from '../fixtures';
import { see, words } from './seen';

const asked = (draft: Draft) => {
  draft.advice.questions = [{ member: 1, turn: 11, until: NOW + MINUTE, answered: false }];
};
const invited = (draft: Draft) => {
  draft.floor.invited = [1];
};
const offered = (not_now: boolean) => (draft: Draft) => {
  draft.advice.thoughts = [{ member: 1, to: 6, turn: 12, not_now }];
};
const answers = (change: (draft: Draft) => void) =>
  see(change).alone?.answers.map(({ label, look, does }) => [textOf(label), look, does]);

describe('for me alone', () => {
  test('there is a question whether I would like to hear a thought', () => {
    expect(words(see(asked))).toEqual([
      'Someone has a thought. Would you like to hear it?',
      'Jonas has the floor.',
    ]);
    expect(answers(asked)).toEqual([
      ['Not now', 'even', { type: 'answer_thought', welcome: false }],
      ['Yes', 'even', { type: 'answer_thought', welcome: true }],
    ]);
  });

  test('an answered question is gone', () => {
    const screen = see((draft) => {
      asked(draft);
      Object.assign(draft.advice.questions[0] ?? {}, { answered: true });
    });

    expect(screen.alone).toBeNull();
  });

  test('there is an invitation to speak', () => {
    expect(words(see(invited))[0]).toBe('Would you like to speak? You can also just listen.');
    expect(answers(invited)?.map(([, , does]) => does)).toEqual([
      { type: 'decline_invitation' },
      { type: 'raise_hand', kind: 'speak' },
    ]);
  });

  test('my own thought waits, and may not be for now', () => {
    expect(words(see(offered(false)))).toEqual(['Jonas has the floor.', 'Your thought waits.']);
    expect(words(see(offered(true)))[1]).toBe('Not now. That is fine.');
    expect(answers(offered(false))).toEqual([]);
  });
});

describe('where others can see my screen', () => {
  const seen = (looked: boolean) =>
    screenOf(
      meeting((draft) => {
        invited(draft);
        draft.seats.push({ ...seat(9, 'Bo'), without_device: true, shares: 1 });
      }),
      NADIA,
      NOW,
      'live',
      { looked },
    );

  test('it only says that there is something, until I look', () => {
    expect(words(seen(false))[0]).toBe('There is something only for you.');
    expect(seen(false).alone?.answers.map(({ does }) => does)).toEqual(['show']);
    expect(words(seen(true))[0]).toContain('Would you like to speak?');
  });

  test('in the turn of whoever sits beside me, it says for whom it is', () => {
    const screen = see((draft) => {
      invited(draft);
      draft.seats.push({ ...seat(9, 'Bo'), without_device: true, shares: 1 });
      speaks(draft, 9);
    });
    expect(words(screen)).toEqual(["It is Bo's turn.", 'There is something only for Nadia.']);
  });
});

describe('no facilitator is here', () => {
  const unled = (deputy: number | null, since: number | null = NOW - MINUTE) =>
    screenOf(
      meeting((draft) => {
        Object.assign(draft.seats[6] ?? {}, { presence: 'reconnecting' });
        draft.floor.hands = [];
        draft.deputy = deputy;
      }),
      NADIA,
      NOW,
      'live',
      { unled: since },
    );

  test('the deputy can take over', () => {
    expect(words(unled(1))[0]).toBe('No facilitator is here. You can take over, if you like.');
    expect(unled(1).alone?.answers.map(({ does }) => does)).toEqual([{ type: 'take_over' }]);
  });

  test('everyone else is told that everything goes on', () => {
    expect(words(unled(2))).toEqual([
      'Jonas has the floor.',
      'No facilitator is here. Everything goes on.',
    ]);
    expect(unled(2).alone).toBeNull();
  });

  test('a moment without a line is nothing', () => {
    expect(unled(1, NOW - 1_000).alone).toBeNull();
  });
});
