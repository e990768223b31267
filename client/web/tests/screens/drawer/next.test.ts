import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/i18n/words';
import { type Draft, inPhase, NOW, raised, speaks } from '../../fixtures';
import { asks, open, rings, says, told, VERA, withVera } from './opened';

const piece = (draft: Draft) => {
  draft.floor.mode = 'piece';
};
const offered = (draft: Draft) => {
  piece(draft);
  draft.floor.offer = { turn: 12, to: 3 };
};
const nobody = (draft: Draft) => Object.assign(draft.floor, { turn: null, hands: [] });
const lineDown = (draft: Draft) => {
  Object.assign(draft.seats[5] ?? {}, { presence: 'reconnecting' });
  if (draft.floor.turn) draft.floor.turn.held_at = NOW;
};
const movedFrom = (member: number | null) => (draft: Draft) => {
  draft.floor.move = { ended: member, began: 12, hand: null, place: 0, in_round: false };
};

test('the next thing is to give the floor to who waits longest', () => {
  const { main, also } = open().next;

  expect(told(main)).toMatchObject({
    says: 'Give the floor to Wei',
    does: { type: 'next_speaker', after: 12, keep_place: false },
  });
  expect(says(also)).toEqual(['On to Wrap-up']);
});

test('those who cannot be reached are passed over', () => {
  const view = open((draft) => Object.assign(draft.seats[2] ?? {}, { presence: 'reconnecting' }));

  expect(told(view.next.main)?.says).toBe('Give the floor to Konstantinos');
});

test('a ritual goes on to its next step when nobody speaks', () => {
  const { main, also } = open((draft) => {
    inPhase(draft, 0, NOW, 1);
    nobody(draft);
    draft.floor.mode = 'quiet';
  }).next;

  expect(told(main)).toMatchObject({
    says: 'On to Breathe as it suits you.',
    does: { type: 'go_to_step', phase: 0, step: 2 },
  });
  expect(asks(also)).toContainEqual({ type: 'go_to_step', phase: 0, step: 0 });
});

test('when no part is left there is the goodbye, but never as the main thing', () => {
  const goodbye = { type: 'end_meeting' } as const;
  const last = (draft: Draft) => {
    inPhase(draft, draft.plan.phases.length - 1, NOW, 2);
    nobody(draft);
  };
  const { main, also } = open(last).next;

  expect(main).toBeNull();
  expect(asks(also)).toContainEqual(goodbye);
  for (const before of [
    nobody,
    (draft: Draft) => inPhase(draft, draft.plan.phases.length - 1, NOW, 2),
    (draft: Draft) => {
      last(draft);
      draft.course.aside = true;
    },
  ]) {
    expect(asks(open(before).next.also)).not.toContainEqual(goodbye);
  }
});

test('in the quiet, hands that are up make nobody next', () => {
  const { main } = open((draft) => Object.assign(draft.floor, { mode: 'quiet', turn: null })).next;

  expect(told(main)?.says).toBe('On to Wrap-up');
});

test('in a volunteer round nobody is called first whose hand is down', () => {
  const volunteers = (draft: Draft) => {
    nobody(draft);
    draft.floor.mode = 'volunteer';
    draft.floor.round = { members: [1, 2, 3], to_come: [1, 2, 3], adding: false };
  };
  const waits = open(volunteers).next;

  expect(told(waits.main)?.says).toBe('On to Wrap-up');
  expect(says(waits.also)).toEqual([]);
  expect(waits.note && textOf(waits.note)).toBe('Everybody comes when they like.');
});

describe('when the speaker is reconnecting', () => {
  test('the floor waits, or goes on with somebody else', () => {
    const { note, main, also } = open(lineDown).next;

    expect(note && textOf(note)).toBe('Jonas is reconnecting. The floor waits.');
    expect(told(main)).toEqual({
      says: 'Go on with Wei',
      cap: 'Jonas is next again, once their line is back.',
      does: { type: 'next_speaker', after: 12, keep_place: true },
    });
    expect(asks(also)).toContainEqual({ type: 'next_speaker', after: 12, keep_place: false });
  });

  test('what they say aloud can be entered', () => {
    const [jonas] = open(lineDown).next.words;

    expect(jonas?.name).toBe('Jonas');
    expect(says(jonas?.first ?? [])).toEqual(['Is done', 'Passes']);
  });
});

describe('the talking piece', () => {
  test('is offered to whose hand is up, or to anyone else', () => {
    const { main, offers } = open(piece).next;

    expect(told(main)).toMatchObject({
      says: 'Offer the piece to Wei',
      does: { type: 'pass_piece', turn: 12, to: 3 },
    });
    expect(says(offers)).not.toContain('Wei');
    expect(says(offers)).not.toContain('Jonas');
    expect(says(offers)).not.toContain('Piret');
    expect(asks(offers)).toContainEqual({ type: 'pass_piece', turn: 12, to: 8 });
  });

  test('that is offered can be taken back, or offered to somebody else', () => {
    const { note, main, offers } = open(offered).next;

    expect(note && textOf(note)).toBe('The piece is offered to Wei.');
    expect(told(main)?.does).toEqual({ type: 'keep_piece', turn: 12 });
    expect(says(offers)).not.toContain('Wei');
  });

  test('can be laid in the middle when nobody waits for it', () => {
    const { main } = open((draft) => {
      piece(draft);
      draft.floor.hands = [];
    }).next;

    expect(told(main)).toMatchObject({
      says: 'Lay the piece in the middle',
      does: { type: 'next_speaker', after: 12 },
    });
  });

  test('in the middle is offered to nobody', () => {
    const { note, offers } = open((draft) => {
      piece(draft);
      nobody(draft);
    }).next;

    expect(note && textOf(note)).toBe('The piece lies in the middle.');
    expect(offers).toEqual([]);
  });

  test('is taken on a spoken word by who has no device', () => {
    const [vera] = open((draft) => {
      offered(draft);
      withVera(draft);
      draft.floor.offer = { turn: 12, to: VERA };
    }).next.words;

    expect(vera?.first.slice(0, 2)).toMatchObject([
      { does: { type: 'take_piece', turn: 12 }, actingFor: VERA },
      { does: { type: 'decline_piece', turn: 12 }, actingFor: VERA },
    ]);
  });
});

describe('undoing', () => {
  test('goes back to who spoke before, as long as the floor has not moved again', () => {
    expect(told(open(movedFrom(2)).next.also[0])).toMatchObject({
      says: 'Undo: back to Amina',
      does: { type: 'undo_move' },
    });
    const moved = open((draft) => {
      movedFrom(2)(draft);
      Object.assign(draft.floor.turn ?? {}, { id: 13 });
    });
    expect(asks(moved.next.also)).not.toContainEqual({ type: 'undo_move' });
  });

  test('frees the floor, where it would not call the same person again', () => {
    const { also } = open((draft) => {
      movedFrom(null)(draft);
      draft.floor.mode = 'open';
    }).next;

    expect(says(also)).toContain('Undo: the floor is free again');
    expect(asks(open(movedFrom(null)).next.also)).not.toContainEqual({ type: 'undo_move' });
  });

  test('brings nobody back who has left', () => {
    const { also } = open(movedFrom(77)).next;

    expect(asks(also)).not.toContainEqual({ type: 'undo_move' });
  });
});

test('who is next and has no device can let the round go by', () => {
  const { words } = open((draft) => {
    withVera(draft);
    speaks(draft, 7);
    raised(draft);
    draft.floor.mode = 'round';
    draft.floor.round = { members: [7, VERA], to_come: [VERA], adding: false };
  }).next;

  expect(words.map(({ first }) => says(first))).toEqual([['Passes this round']]);
});

test('at the end of a round it is told that all were asked', () => {
  const { note } = open((draft) => {
    nobody(draft);
    draft.floor.mode = 'round';
    draft.floor.round = { members: [7, 8], to_come: [], adding: true };
  }).next;

  expect(note && textOf(note)).toBe('All were asked whether there is anything to add.');
});

test('while the bell holds everything, nothing moves the floor, and nobody is said to be away', () => {
  const { note, main, also } = open((draft) => {
    movedFrom(2)(draft);
    rings(draft);
  }).next;

  expect(note && textOf(note)).toBe('We are quiet together. Then it goes on by itself.');
  expect(told(main)).toEqual({
    says: 'Give the floor to Wei',
    cap: 'After the quiet.',
    does: null,
  });
  expect(asks(also)).toEqual([null, { type: 'begin_phase', phase: 4, blend: false }]);
});
