/** What comes about in the meeting of the pictures, by name: each changes the draft of it. */

import type { SignalKind } from '../../src/replica/types';
import {
  type Draft,
  gathering,
  inPhase,
  MINUTE,
  NOW,
  people,
  raised,
  STARTS,
  seat,
  speaks,
} from '../fixtures';

export const nobody = (draft: Draft) => Object.assign(draft.floor, { turn: null, hands: [] });
export const crowd = (count: number) => (draft: Draft) => {
  draft.seats = people(count) as Draft['seats'];
};
export const ritual = (phase: number, step: number) => (draft: Draft) => {
  inPhase(draft, phase, NOW - 4 * MINUTE, step);
  nobody(draft);
  draft.floor.mode = 'quiet';
};
export const round = (to_come: number[]) => (draft: Draft) => {
  inPhase(draft, 0, NOW - 3 * MINUTE, 3);
  speaks(draft, 7);
  draft.floor.hands = [];
  draft.floor.mode = 'round';
  draft.floor.round = { members: [7, 8, 1, 2, 3, 4, 5, 6], to_come, adding: false };
};
export const piece = (holder: number | null, to: number | null) => (draft: Draft) => {
  inPhase(draft, 1, NOW - 5 * MINUTE);
  speaks(draft, holder);
  draft.floor.hands = [];
  draft.floor.mode = 'piece';
  draft.floor.offer = to === null ? null : { turn: 12, to };
};
export const bell = (draft: Draft) => {
  draft.floor.hands = [];
  if (draft.floor.turn) draft.floor.turn.held_at = NOW;
  draft.time.paused_at = NOW;
  draft.bell = { at: NOW, until: NOW + MINUTE, by: null, holds_time: true };
};
export const volunteers =
  (to_come: number[], adding = false) =>
  (draft: Draft) => {
    round(to_come)(draft);
    draft.floor.mode = 'volunteer';
    if (draft.floor.round) draft.floor.round.adding = adding;
    if (adding) speaks(draft, null);
  };
export const besideMe = (draft: Draft) => {
  draft.seats.splice(1, 0, { ...seat(9, 'Bo'), without_device: true, shares: 1 });
};
export const unled = (draft: Draft) => {
  Object.assign(draft.seats[6] ?? {}, { presence: 'reconnecting' });
};
export const wrapUp = (draft: Draft) => {
  inPhase(draft, 4, STARTS + 70 * MINUTE);
  nobody(draft);
  raised(draft, [3, 'speak'], [4, 'speak']);
  Object.assign(draft.time.signals[1] ?? {}, {
    state: 'announced',
    ring_at: STARTS + 80 * MINUTE - MINUTE,
  });
};
export const announced = (
  draft: Draft,
  kind: SignalKind,
  at: number,
  phase: number | null = null,
) => {
  const told = { kind, phase, minutes: 0, due: at, state: 'announced', ring_at: at };
  Object.assign(draft.time.signals[1] ?? {}, told);
};
export const free = (draft: Draft) => {
  inPhase(draft, 5, STARTS + 80 * MINUTE);
  nobody(draft);
};
export const late = (draft: Draft) => {
  gathering(draft);
  draft.time.fixed_end = true;
};
export const closing = (draft: Draft) => {
  inPhase(draft, 5, STARTS + 80 * MINUTE);
  speaks(draft, 7);
  draft.floor.hands = [];
};
