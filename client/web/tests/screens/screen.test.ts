import { describe, expect, test } from 'vitest';
import { atTime } from '../../src/i18n/times';
import { textOf } from '../../src/i18n/words';
import type { Acts, Button } from '../../src/screens/room/view/acts';
import type { Me } from '../../src/screens/room/view/people';
import { type Screen, screenOf } from '../../src/screens/room/view/screen';
import type { Connection } from '../../src/screens/room/view/status';
import {
  type Draft,
  inPhase,
  MARI,
  MINUTE,
  meeting,
  NADIA,
  NOW,
  PIRET,
  raised,
  STARTS,
  speaks,
} from '../fixtures';

interface Seen {
  as?: Me;
  at?: number;
  line?: Connection;
  asked?: boolean;
}

function see(change: (draft: Draft) => void = () => {}, seen: Seen = {}): Screen {
  const { as = NADIA, at = NOW, line = 'live', asked = false } = seen;
  return screenOf(meeting(change), as, at, line, { timeAsked: asked });
}

function words({ status }: Screen): string[] {
  return [status.first, status.second].filter((phrase) => phrase !== null).map(textOf);
}

function main({ acts }: { acts: Acts }): { says: string; look: string; does: unknown } | null {
  const button = acts.main;
  if (button === null || button === 'none') return null;
  return { says: textOf(button.label), look: button.look, does: button.does };
}

function says(button: Button | null): string {
  return button ? textOf(button.label) : '';
}

describe('someone else speaks', () => {
  test('the screen says who, and who is next', () => {
    expect(words(see())).toEqual(['Jonas has the floor.', 'Wei is next.']);
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
    expect(screen.acts.keys).toEqual({
      d: { type: 'end_turn', turn: 12 },
      p: { type: 'pass_turn', turn: 12 },
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
      draft.floor.round = { members, to_come };
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

describe('the ring', () => {
  test('fills with the phase, in steps of five seconds', () => {
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
});

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

  test('somebody asks for the time', () => {
    const { middle } = see(undefined, { asked: true });

    expect(middle.prompt).toBe('In depth goes on for about 20 minutes.');
    expect(middle.note && textOf(middle.note)).toContain(
      `We close at about ${atTime(STARTS + 90 * MINUTE)}.`,
    );
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
    }));
    Object.assign(draft.floor, { turn: null, hands: [] });
    Object.assign(draft.time, { started_at: null, ends_at: null, signals: [] });
  };

  test('there is nothing to do for participants', () => {
    const screen = see(gathering, { at: STARTS - MINUTE });

    expect(screen.acts.main).toBeNull();
    expect(words(screen)[0]).toBe(`We begin at about ${atTime(STARTS)}.`);
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
