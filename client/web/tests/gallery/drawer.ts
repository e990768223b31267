/** What facilitators find in the drawer, in every way that the floor can move. */

import { type Draft, inPhase, MARI, MINUTE, NOW, raised, seat, speaks } from '../fixtures';
import type { State } from './states';

const inDrawer = (change: (draft: Draft) => void): State => ({
  change,
  as: MARI,
  open: 'drawer',
});
const hands = (draft: Draft) =>
  raised(draft, [8, 'clarify'], [3, 'speak'], [4, 'question'], [2, 'process']);
const heard = (draft: Draft) => {
  draft.floor.heard = [4, 6, 7];
};
const together = (draft: Draft) => {
  Object.assign(draft.seats[0] ?? {}, { role: 'facilitator' });
  draft.notes = [
    { member: 1, text: 'Amina looks tired. Shall I check on her?', at: NOW - 90_000 },
    { member: 7, text: 'Yes please. I stay with the circle.', at: NOW - 60_000 },
    { member: 1, text: 'Shall we take the break earlier?', at: NOW },
  ];
};
const moved = (draft: Draft) => {
  draft.floor.move = { ended: 5, began: 12, hand: null, place: 0, in_round: false };
};
const withoutDevices = (draft: Draft) => {
  draft.seats = draft.seats.map((each) =>
    each.id === 7 || each.role === 'observer' ? each : { ...each, without_device: true },
  );
};

export const DRAWER_STATES: Readonly<Record<string, State>> = {
  'drawer-queue': inDrawer((draft) => {
    hands(draft);
    heard(draft);
    moved(draft);
    draft.floor.invited = [5];
  }),
  'drawer-together': inDrawer((draft) => {
    hands(draft);
    heard(draft);
    together(draft);
    draft.deputy = 3;
  }),
  'drawer-less-heard': inDrawer((draft) => {
    hands(draft);
    heard(draft);
    draft.floor.customs.policy = 'less_heard';
  }),
  'drawer-silent': inDrawer((draft) => {
    inPhase(draft, 0, NOW - MINUTE, 2);
    speaks(draft, null);
    draft.floor.mode = 'quiet';
    draft.time.sounding = 2;
    draft.time.muted = true;
  }),
  'drawer-piece': inDrawer((draft) => {
    draft.floor.mode = 'piece';
    draft.floor.offer = { turn: 12, to: 3 };
    moved(draft);
  }),
  'drawer-piece-held': inDrawer((draft) => {
    draft.floor.mode = 'piece';
    heard(draft);
  }),
  'drawer-round': inDrawer((draft) => {
    draft.floor.mode = 'round';
    draft.floor.hands = [];
    draft.floor.round = { members: [7, 6, 1, 2, 3, 4, 5], to_come: [1, 2, 3, 4, 5], adding: false };
    draft.seats.push({ ...seat(9, 'Vera'), without_device: true, shares: 2 });
  }),
  'drawer-kept-round': inDrawer((draft) => {
    draft.floor.mode = 'open';
    draft.floor.round = { members: [7, 8, 1, 2, 3], to_come: [2, 3], adding: false };
  }),
  'drawer-bell': inDrawer((draft) => {
    hands(draft);
    moved(draft);
    draft.bell = { at: NOW, until: NOW + 60_000, by: null, holds_time: true };
    draft.time.paused_at = NOW;
    if (draft.floor.turn) draft.floor.turn.held_at = NOW;
  }),
  'drawer-line-down': inDrawer((draft) => {
    hands(draft);
    Object.assign(draft.seats[5] ?? {}, { presence: 'reconnecting' });
    if (draft.floor.turn) draft.floor.turn.held_at = NOW - 90_000;
  }),
  'drawer-fixed': inDrawer((draft) => {
    inPhase(draft, 2, NOW - 5 * MINUTE);
    draft.time.fixed_end = true;
    heard(draft);
    draft.time.sounding = 7;
    Object.assign(draft.floor.turn ?? {}, { ends_at: NOW + 2 * MINUTE });
  }),
  'drawer-step': inDrawer((draft) => {
    inPhase(draft, 0, NOW - 4 * MINUTE, 1);
    Object.assign(draft.floor, { turn: null, hands: [], mode: 'quiet' });
  }),
  'drawer-one-phone': inDrawer((draft) => {
    withoutDevices(draft);
    speaks(draft, 6);
    raised(draft, [3, 'speak'], [2, 'question']);
    draft.floor.before = 4;
  }),
};
