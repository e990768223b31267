import { describe, expect, test } from 'vitest';
import { atTime } from '../../../src/i18n/times';
import { textOf } from '../../../src/i18n/words';
import { type Draft, gathering, inPhase, MINUTE, NOW, STARTS } from '../../fixtures';
import { open, rings, told, withVera } from './opened';

const NO_CHANGE = () => {};

/** The buttons of something that goes on. */
function buttons(key: string, change: (draft: Draft) => void = NO_CHANGE, at = NOW) {
  const running = open(change, at).time.running.find((each) => each.key === key);
  return (running?.buttons ?? []).map(told);
}

const fixed = (draft: Draft) => {
  draft.time.fixed_end = true;
};
const goals = (draft: Draft) => inPhase(draft, 2, NOW - 5 * MINUTE);
const ENDS = STARTS + 90 * MINUTE;
const END = atTime(ENDS);
const PART_ENDS = STARTS + 70 * MINUTE;

describe('what goes on says what follows from more time and less', () => {
  test('a part, and with it the meeting', () => {
    expect(buttons('phase 3')).toEqual([
      {
        says: '5 more minutes',
        cap: `Wrap-up keeps 10, we end at ${atTime(STARTS + 95 * MINUTE)}`,
        does: { type: 'extend_time', minutes: 5, phase: 3, was: PART_ENDS },
      },
      {
        says: '5 fewer minutes',
        cap: `Wrap-up grows to 15, we end at ${END}`,
        does: { type: 'extend_time', minutes: -5, phase: 3, was: PART_ENDS },
      },
    ]);
  });

  test('a part, where the end is fixed', () => {
    const [more] = buttons('phase 2', (draft) => {
      fixed(draft);
      goals(draft);
    });

    expect(more?.cap).toBe(`In depth 25 instead of 30 minutes, we still end at ${END}`);
  });

  test('a part that nothing can give time to', () => {
    expect(buttons('phase 3', fixed)[0]).toMatchObject({
      cap: 'What follows has not that much to give.',
      does: null,
    });
  });

  test('a part that has not that much left', () => {
    expect(buttons('phase 3', undefined, STARTS + 68 * MINUTE)[1]).toMatchObject({
      cap: 'There is not that much left.',
      does: null,
    });
  });

  test('the last part, in overtime from now on', () => {
    const late = STARTS + 93 * MINUTE;
    const [more] = buttons('phase 5', (draft) => inPhase(draft, 5, NOW), late);

    expect(more?.cap).toBe(`We end at ${atTime(late + 5 * MINUTE)}`);
  });

  test('the meeting', () => {
    expect(buttons('meeting').map((each) => [each?.cap, each?.does])).toEqual([
      [
        `We end at ${atTime(STARTS + 95 * MINUTE)}`,
        { type: 'extend_time', minutes: 5, phase: null, was: ENDS },
      ],
      [
        `We end at ${atTime(STARTS + 85 * MINUTE)}, the parts take until ${END}`,
        { type: 'extend_time', minutes: -5, phase: null, was: ENDS },
      ],
    ]);
  });

  test('the step that is shown, a minute at a time', () => {
    const step = (draft: Draft) => inPhase(draft, 0, NOW - MINUTE, 1);

    expect(buttons('step', step)[0]).toEqual({
      says: 'One more minute',
      cap: `Getting to know keeps 15, we end at ${atTime(STARTS + 91 * MINUTE)}`,
      does: { type: 'extend_step', phase: 0, minutes: 1, was: NOW + 2 * MINUTE },
    });
    expect(buttons('step', step, NOW + MINUTE + 1_000)[1]?.does).toBeNull();
  });

  test('a turn: it moves a sign, where the group has one or somebody adds it', () => {
    const signed = (draft: Draft) => {
      Object.assign(draft.floor.turn ?? {}, { ends_at: NOW + 2 * MINUTE });
    };

    expect(buttons('turn')).toEqual([
      {
        says: '5 more minutes',
        cap: `A soft sign at about ${atTime(NOW + 5 * MINUTE)}, for the speaker alone`,
        does: { type: 'extend_turn', turn: 12, minutes: 5, was: 0 },
      },
    ]);
    expect(buttons('turn', signed).map((each) => each?.does)).toEqual([
      { type: 'extend_turn', turn: 12, minutes: 1, was: NOW + 2 * MINUTE },
      { type: 'extend_turn', turn: 12, minutes: -1, was: NOW + 2 * MINUTE },
    ]);
  });

  test('the quiet of a bell, which comes first while it rings', () => {
    expect(open(rings).time.running[0]?.key).toBe('bell');
    expect(buttons('bell', rings)[0]).toEqual({
      says: 'One more minute',
      cap: `Quiet until about ${atTime(NOW + 2 * MINUTE)}, we end at ${atTime(STARTS + 92 * MINUTE)}`,
      does: { type: 'extend_bell', minutes: 1, was: NOW + MINUTE },
    });
    expect(buttons('bell', rings, NOW + 1_000)[1]?.does).toBeNull();
  });

  test('of two parts at once, the one that ends first', () => {
    const keys = open((draft) => {
      Object.assign(draft.course.progress[2] ?? {}, { status: 'active', ends_at: NOW + MINUTE });
    }).time.running.map(({ key }) => key);

    expect(keys).toEqual(['phase 2', 'phase 3', 'turn', 'meeting']);
  });
});

describe('the end can be fixed', () => {
  test('before the meeting, for when it was to end', () => {
    const { fixed: before, running } = open(gathering, STARTS + 18 * MINUTE).time;

    expect(running).toEqual([]);
    expect(before && textOf(before.label)).toBe(`We end at ${END}, however late we begin`);
    expect(before).toMatchObject({ on: false, does: { type: 'set_fixed_end', fixed: true } });
  });

  test('and let go during it', () => {
    const during = open(fixed).time.fixed;

    expect(during && textOf(during.label)).toBe(`We end at ${END}, also if a part takes longer`);
    expect(during).toMatchObject({ on: true, does: { type: 'set_fixed_end', fixed: false } });
  });

  test('but not once it is past', () => {
    expect(open(fixed, STARTS + 91 * MINUTE).time.fixed).toBeNull();
    expect(open(gathering, STARTS + 91 * MINUTE).time.fixed).toBeNull();
  });

  test('and a late beginning says what it shortens', () => {
    const late = (draft: Draft) => {
      gathering(draft);
      fixed(draft);
    };
    const cap = (change: (draft: Draft) => void, at: number) =>
      told(open(change, at).next.main)?.cap;

    expect(cap(late, STARTS + 35 * MINUTE)).toBe(
      'Opening 5 instead of 10 minutes, Getting to know 7 instead of 15, Goals 7 instead of 15 and ' +
        `In depth 15 instead of 30. We end at ${END}.`,
    );
    expect(cap(late, STARTS)).toBe(`With who is here. We end at ${END}.`);
    expect(cap(gathering, STARTS)).toBe('With who is here. The end is set from now.');
  });
});

test('what remains for those not yet heard is coarse, and beside no name', () => {
  const remains = (heard: number[], at = NOW) => {
    const phrase = open((draft) => {
      draft.floor.heard = heard;
    }, at).time.remains;
    return phrase && textOf(phrase);
  };

  // Wrap-up and closing keep their twenty of the forty minutes that are left.
  expect(remains([7])).toBe('There is time for about three minutes each.');
  expect(remains([1, 2, 3, 4])).toBe('There is time for about five minutes each.');
  expect(remains([7], NOW + 19 * MINUTE)).toBe('There is time for a short word each.');
  expect(remains([1, 2, 3, 4, 5, 7, 8])).toBeNull();
});

test('one device can ring for all', () => {
  const view = open((draft) => {
    draft.time.sounding = 7;
    withVera(draft);
  }).time.sounding;

  expect(textOf(view.now)).toBe("Mari's device rings for all");
  expect(view.chosen).toBe('7');
  expect(view.choices.map(({ label }) => textOf(label))).not.toContain('Vera');
  expect(view.choices[0]?.does).toEqual({ type: 'choose_sounding', member: null });
});

test('the one device that rings may be silent, which is said quietly', () => {
  const silent = (change: (draft: Draft) => void) => {
    const { silent } = open((draft) => {
      draft.time.sounding = 8;
      change(draft);
    }).time.sounding;
    return silent && textOf(silent);
  };
  const seat = (draft: Draft) => draft.seats.find(({ id }) => id === 8);
  const away = (draft: Draft) => Object.assign(seat(draft) ?? {}, { presence: 'reconnecting' });

  expect(silent(() => {})).toBeNull();
  expect(silent(away)).toBe('It is out of reach. It may still ring.');
  expect(
    silent((draft) => {
      draft.time.muted = true;
    }),
  ).toBe('It cannot be heard now. Its sound may be off.');
});

test('time that is held can go on', () => {
  const view = open((draft) => Object.assign(draft.time, { paused_at: NOW - MINUTE }));

  expect(told(view.time.hold)).toMatchObject({
    says: 'Let the time go on',
    cap: `Everything moves on. We end at about ${atTime(STARTS + 91 * MINUTE)}.`,
    does: { type: 'resume_time' },
  });
});

test('before it is held, it is said what that does', () => {
  expect(told(open().time.hold)?.cap).toBe('Speaking goes on. What follows moves on by as long.');
  expect(told(open(fixed).time.hold)?.cap).toBe(
    'Speaking goes on. What follows gets shorter by as much.',
  );
});

describe('where the end is fixed, it stands while the time is held', () => {
  const held = (draft: Draft) => {
    goals(draft);
    fixed(draft);
    draft.time.paused_at = NOW - 4 * MINUTE;
    Object.assign(draft.course.progress[2] ?? {}, { ends_at: STARTS + 40 * MINUTE });
  };

  test('and what follows gives up as much', () => {
    expect(told(open(held).time.hold)?.cap).toBe(
      `In depth 26 instead of 30 minutes, we still end at ${END}`,
    );
  });

  test('or nothing, where there is room', () => {
    expect(told(open(held, NOW - 4 * MINUTE).time.hold)?.cap).toBe(`We still end at about ${END}.`);
  });

  test('also in a quiet', () => {
    const cap = buttons('bell', (draft) => {
      held(draft);
      rings(draft);
      Object.assign(draft.time, { paused_at: NOW });
    })[0]?.cap;

    expect(cap).toBe(
      `Quiet until about ${atTime(NOW + 2 * MINUTE)}, In depth 28 instead of 30 minutes`,
    );
  });
});

test('parts that take longer than there is time say so', () => {
  const planned = (at: number) => {
    const { planned } = open(undefined, at).time;
    return planned && textOf(planned);
  };

  expect(planned(NOW)).toBeNull();
  expect(planned(STARTS + 74 * MINUTE)).toBe(
    `The parts that are planned take until about ${atTime(STARTS + 94 * MINUTE)}.`,
  );
});

test('the notices before the end can be chosen', () => {
  const chosen = open().time.headsUps;

  expect(chosen.filter(({ on }) => on).map(({ label }) => textOf(label))).toEqual([
    '10 minutes',
    '15 minutes',
  ]);
  expect(chosen.find(({ label }) => label.values.count === 5)?.does).toEqual({
    type: 'set_heads_ups',
    minutes: [15, 10, 5],
  });
});

test('while the bell holds everything, the time goes on by itself', () => {
  expect(told(open(rings).time.hold)).toMatchObject({ cap: 'After the quiet.', does: null });
});
