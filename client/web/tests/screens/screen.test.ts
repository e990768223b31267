import { describe, expect, test } from 'vitest';
import { atTime } from '../../src/i18n/times';
import { type Draft, inPhase, MARI, MINUTE, NOW, PIRET, raised, STARTS, speaks } from '../fixtures';
import { main, says, see, words } from './seen';

describe('someone else speaks', () => {
  test('the screen says who, and who is next', () => {
    expect(words(see())).toEqual([
      'Jonas has the floor.',
      'What would help: just listening. Wei is next.',
    ]);
  });

  test('the main button asks to speak', () => {
    expect(main(see())).toEqual({
      says: 'Ask to speak',
      look: 'go',
      does: { type: 'raise_hand', kind: 'speak' },
    });
  });

  test('I sit at the bottom and the others follow in seated order', () => {
    const names = see(undefined, { as: { member: 4, role: 'participant' } }).seats.map(
      (s) => s.name,
    );

    expect(names.slice(0, 3)).toEqual(['Konstantinos', 'ليلى', 'Jonas']);
    expect(names.at(-1)).toBe('Wei');
  });

  test('people of one name are told apart', () => {
    const { seats } = see((draft) => {
      Object.assign(draft.seats[1] ?? {}, { name: 'Wei', twin: 2 });
    });

    expect(seats.map(({ name }) => name)).toContain('Wei 2');
  });
});

describe('my hand is up', () => {
  test('and others are before me', () => {
    const screen = see((draft) => raised(draft, [3, 'speak'], [1, 'speak']));

    expect(words(screen)).toEqual(['Jonas has the floor.', 'One person is before you.']);
    expect(main(screen)).toMatchObject({ says: 'Lower my hand', look: 'held' });
  });

  test('and I am next', () => {
    const screen = see((draft) => raised(draft, [1, 'speak'], [3, 'speak']));

    expect(words(screen)).toEqual([
      'You are next, after Jonas.',
      'No hurry. There is time for you.',
    ]);
    expect(main(screen)).toMatchObject({ says: 'Lower my hand', does: { type: 'lower_hand' } });
  });
});

describe('my turn', () => {
  const screen = see((draft) => speaks(draft, 1));

  test('is said large, and calmly', () => {
    expect(screen.status.look).toBe('mine');
    expect(words(screen)[0]).toBe('The floor is yours.');
  });

  test('passing stands beside being done, and both name the turn', () => {
    expect(main(screen)).toEqual({
      says: 'I am done',
      look: 'lit',
      does: { type: 'end_turn', turn: 12 },
    });
    expect(says(screen.acts.pass)).toBe('Pass');
    expect(screen.acts.pass?.does).toEqual({ type: 'pass_turn', turn: 12 });
    expect(screen.acts.keys).toMatchObject({
      d: { does: { type: 'end_turn', turn: 12 } },
      p: { does: { type: 'pass_turn', turn: 12 } },
    });
  });
});

describe('a round', () => {
  const round =
    (to_come: number[], members = [1, 2, 3, 4, 5, 6, 7, 8]) =>
    (draft: Draft) => {
      inPhase(draft, 0, NOW - MINUTE, 3);
      draft.floor.mode = 'round';
      draft.floor.hands = [];
      draft.floor.round = { members, to_come, adding: false };
      speaks(draft, 7);
    };

  test('says after whom it comes to me', () => {
    const screen = see(round([8, 1, 2]));

    expect(words(screen)).toEqual(['Mari has the floor.', 'After Tomás it comes to you.']);
    expect(main(screen)).toEqual({
      says: 'Pass this round',
      look: 'held',
      does: { type: 'pass_round' },
    });
    expect(screen.middle.prompt).toBe('How are you arriving today?');
    expect(screen.ritual).toBeNull();
  });

  test('leaves no mark on those who spoke or passed', () => {
    const screen = see(round([8, 2]));

    expect(main(screen)).toMatchObject({ says: 'Ask to speak' });
    expect(screen.seats.map(({ hand, next }) => hand ?? next)).toEqual(
      screen.seats.map(({ name }) => name === 'Tomás'),
    );
  });

  test('that has been with everyone leaves the floor free', () => {
    const whole = (draft: Draft) => {
      round([])(draft);
      speaks(draft, null);
    };

    expect(words(see(whole))[0]).toBe('The round has been with everyone.');
    expect(see(whole).middle.note).toBeNull();
    expect(main(see(whole))).toMatchObject({ says: 'Ask to speak' });
  });

  test('is open to those who came later', () => {
    expect(main(see(round([8], [7, 8])))).toMatchObject({
      says: 'Join this round',
      does: { type: 'join_round' },
    });
  });
});

describe('before it begins', () => {
  const gathering = (draft: Draft) => {
    draft.stage = 'gathering';
    draft.course.progress = draft.course.progress.map(() => ({
      status: 'upcoming',
      began_at: null,
      ends_at: null,
      step: 0,
      step_ends_at: null,
    }));
    Object.assign(draft.floor, { turn: null, hands: [] });
    Object.assign(draft.time, { started_at: null, ends_at: null, signals: [] });
  };

  test('there is nothing to do for participants', () => {
    const screen = see(gathering, { at: STARTS - MINUTE });

    expect(screen.acts.main).toBeNull();
    expect(words(screen)[0]).toBe(`We begin at about ${atTime(STARTS)}.`);
  });

  test('a meeting that was called off does not begin soon', () => {
    const screen = see((draft) => {
      gathering(draft);
      draft.about.called_off = true;
    });

    expect(screen.middle.prompt).toBe('Not today.');
    expect(words(screen)[0]).toBe('Not today.');
  });

  test('a facilitator begins', () => {
    expect(main(see(gathering, { as: MARI }))).toMatchObject({
      says: 'Begin',
      does: { type: 'start_meeting' },
    });
  });
});

describe('a ritual', () => {
  const opening = (step: number) => (draft: Draft) => {
    inPhase(draft, 0, NOW - MINUTE, step);
    Object.assign(draft.floor, { mode: 'quiet', turn: null, hands: [] });
  };

  test('shows its step, and where in the ritual we are', () => {
    const screen = see(opening(1));

    expect(screen.ritual).toMatchObject({
      kind: 'drink',
      title: 'First, something warm to drink.',
    });
    expect(screen.step).toEqual({ at: 2, of: 4 });
    expect(screen.acts.main).toBeNull();
  });

  test('gives way to the circle when somebody has the floor', () => {
    const screen = see((draft) => {
      opening(1)(draft);
      speaks(draft, 2);
    });

    expect(screen.ritual).toBeNull();
  });

  test('gives way as well when everybody is asked whether there is anything to add', () => {
    const screen = see((draft) => {
      opening(1)(draft);
      draft.floor.mode = 'round';
      draft.floor.round = { members: [1, 2], to_come: [], adding: true };
    });

    expect(screen.ritual).toBeNull();
    expect(words(screen)[0]).toBe('Is there anything to add?');
  });
});

describe('an observer', () => {
  const screen = see(undefined, { as: PIRET });

  test('sits on the bench, and nobody at the bottom', () => {
    expect(screen.seats.some(({ mine }) => mine)).toBe(false);
    expect(screen.bench).toEqual(['Piret']);
  });

  test('has nothing to press', () => {
    expect(screen.acts).toMatchObject({ main: 'none', pass: null, kinds: false, keys: {} });
  });
});
