import { describe, expect, test } from 'vitest';
import { atTime } from '../../src/i18n/times';
import { textOf } from '../../src/i18n/words';
import type { Doing } from '../../src/screens/drawer/view/doing';
import { drawerOf } from '../../src/screens/drawer/view/drawer';
import { type Draft, inPhase, MINUTE, meeting, NOW, STARTS, seat, speaks } from '../fixtures';

const MARI = 7;

function open(change: (draft: Draft) => void = () => {}, at = NOW) {
  return drawerOf(meeting(change), MARI, at);
}

function told(doing: Doing | null | undefined) {
  if (!doing) return null;
  const { label, cap, does } = doing;
  return { says: textOf(label), cap: cap ? textOf(cap) : '', does };
}

describe('next', () => {
  test('is to give the floor to who waits longest', () => {
    expect(told(open().next.main)).toMatchObject({
      says: 'Give the floor to Wei',
      does: { type: 'next_speaker', after: 12, keep_place: false },
    });
    expect(open().next.also.map((doing) => textOf(doing.label))).toEqual(['On to Wrap-up']);
  });

  test('passes over those who cannot be reached', () => {
    const view = open((draft) => Object.assign(draft.seats[2] ?? {}, { presence: 'reconnecting' }));

    expect(told(view.next.main)?.says).toBe('Give the floor to Konstantinos');
  });

  test('is the next step of a ritual when nobody speaks', () => {
    const view = open((draft) => {
      inPhase(draft, 0, NOW, 1);
      Object.assign(draft.floor, { mode: 'quiet', turn: null, hands: [] });
    });

    expect(told(view.next.main)).toMatchObject({
      says: 'On to Breathe as it suits you.',
      does: { type: 'go_to_step', phase: 0, step: 2 },
    });
    expect(view.next.also.map((doing) => doing.does)).toContainEqual({
      type: 'go_to_step',
      phase: 0,
      step: 0,
    });
  });

  test('offers to wait, or to go on, when the speaker is reconnecting', () => {
    const { main, also } = open((draft) => {
      if (draft.floor.turn) draft.floor.turn.held_at = NOW;
    }).next;

    expect(told(main)).toEqual({
      says: 'Go on with Wei',
      cap: 'Jonas is next again, once their line is back.',
      does: { type: 'next_speaker', after: 12, keep_place: true },
    });
    expect(also[0]?.does).toEqual({ type: 'next_speaker', after: 12, keep_place: false });
  });
});

describe('time', () => {
  test('says what five more and five fewer minutes change', () => {
    const [more, fewer] = open().time?.buttons ?? [];

    expect(told(more)).toEqual({
      says: '5 more minutes',
      cap: `Wrap-up keeps 10, we end at ${atTime(STARTS + 95 * MINUTE)}`,
      does: { type: 'extend_time', minutes: 5, phase: 3 },
    });
    expect(told(fewer)).toEqual({
      says: '5 fewer minutes',
      cap: `Wrap-up grows to 15, we end at ${atTime(STARTS + 90 * MINUTE)}`,
      does: { type: 'extend_time', minutes: -5, phase: 3 },
    });
  });

  test('says why it cannot be shortened', () => {
    const [, fewer] = open(undefined, STARTS + 68 * MINUTE).time?.buttons ?? [];

    expect(told(fewer)).toMatchObject({ cap: 'There is not that much left.', does: null });
  });

  test('is extended from now on in overtime', () => {
    const late = STARTS + 93 * MINUTE;
    const [more] = open((draft) => inPhase(draft, 5, NOW), late).time?.buttons ?? [];

    expect(told(more)?.cap).toBe(`We end at ${atTime(late + 5 * MINUTE)}`);
  });

  test('held, it can go on', () => {
    const view = open((draft) => Object.assign(draft.time, { paused_at: NOW - MINUTE }));

    expect(told(view.time?.hold)).toMatchObject({
      says: 'Let the time go on',
      cap: `Everything moves on. We end at about ${atTime(STARTS + 91 * MINUTE)}.`,
      does: { type: 'resume_time' },
    });
  });

  test('the notices before the end can be chosen', () => {
    const chosen = open().time?.headsUps ?? [];

    expect(chosen.filter(({ on }) => on).map(({ label }) => textOf(label))).toEqual([
      '10 minutes',
      '15 minutes',
    ]);
    expect(chosen.find(({ label }) => label.values.count === 5)?.does).toEqual({
      type: 'set_heads_ups',
      minutes: [15, 10, 5],
    });
  });
});

describe('hands', () => {
  test('move up and down, as far as there is a place', () => {
    const [wei, konstantinos] = open().hands;

    expect(wei?.earlier.does).toBeNull();
    expect(wei?.later.does).toEqual({ type: 'move_hand', member: 3, place: 1 });
    expect(konstantinos?.earlier.does).toEqual({ type: 'move_hand', member: 4, place: 0 });
    expect(konstantinos?.later.does).toBeNull();
  });
});

describe('phases', () => {
  test('can be gone to, blended in, left out, finished and repeated', () => {
    const buttons = open().phases.rows.map((row) => row.buttons.map(({ label }) => textOf(label)));

    expect(buttons[2]).toEqual(['Again', 'Blend in']);
    expect(buttons[3]).toEqual(['Finish']);
    expect(buttons[4]).toEqual(['Go', 'Blend in', 'Leave out']);
  });

  test('the plan can be set aside, and taken up again', () => {
    expect(open().phases.plan?.does).toEqual({ type: 'set_plan_aside' });
    expect(open((draft) => Object.assign(draft.course, { aside: true })).phases.plan?.does).toEqual(
      { type: 'take_up_plan' },
    );
  });
});

describe('people', () => {
  const withGrandmother = (draft: Draft) => {
    draft.seats.push({ ...seat(9, 'Vera'), without_device: true });
  };
  const person = (id: number, change: (draft: Draft) => void) =>
    open(change).people.find((row) => row.id === id)?.buttons ?? [];

  test('without a device are acted for, on their word', () => {
    expect(person(9, withGrandmother)).toContainEqual(
      expect.objectContaining({ does: { type: 'raise_hand', kind: 'speak' }, actingFor: 9 }),
    );
    const speaking = person(9, (draft) => {
      withGrandmother(draft);
      speaks(draft, 9);
    });
    expect(speaking.map(({ does }) => does?.type)).toEqual(['end_turn', 'pass_turn', 'remove']);
  });

  test('who observe get neither the floor nor the facilitating', () => {
    expect(person(100, () => {}).map(({ does }) => does?.type)).toEqual(['remove']);
  });

  test('cannot do anything to themselves', () => {
    expect(person(MARI, () => {})).toEqual([]);
  });
});

test('the prompts that the plan offers leave out the one that is shown', () => {
  expect(open().prompt.offered).toEqual(['What helped, even a little?']);
});
