/** Every state of the room that the pictures show, by name. */

import type { Me } from '../../src/screens/room/view/people';
import type { Beyond } from '../../src/screens/room/view/screen';
import { type Connection, NOBODY } from '../../src/screens/room/view/status';
import {
  type Draft,
  gathering,
  MARI,
  MINUTE,
  NADIA,
  NOW,
  PIRET,
  raised,
  STARTS,
  speaks,
} from '../fixtures';
import {
  announced,
  bell,
  besideMe,
  closing,
  crowd,
  free,
  late,
  nobody,
  piece,
  ritual,
  round,
  unled,
  volunteers,
  wrapUp,
} from './changes';

export interface State {
  readonly change: (draft: Draft) => void;
  readonly as?: Me;
  readonly at?: number;
  readonly line?: Connection;
  readonly asked?: boolean;
  readonly list?: boolean;
  readonly beyond?: Beyond;
  /** A screen for everyone: as nobody in particular. */
  readonly who?: Me;
  readonly open?: 'drawer' | 'more' | 'kinds' | 'bell' | 'piece';
}

export const STATES: Readonly<Record<string, State>> = {
  listening: { change: () => {} },
  'two-phases': {
    change: (draft) => {
      Object.assign(draft.course.progress[2] ?? {}, {
        status: 'active',
        began_at: NOW - 5 * MINUTE,
        ends_at: NOW + 5 * MINUTE,
      });
      speaks(draft, 5);
      raised(draft, [8, 'respond']);
    },
  },
  'plan-aside': {
    change: (draft) => {
      draft.course.aside = true;
      draft.course.prompt = '';
      speaks(draft, 8);
      draft.floor.hands = [];
    },
  },
  'time-asked': { change: () => {}, asked: true },
  next: {
    change: (draft) => {
      speaks(draft, 5);
      raised(draft, [1, 'speak'], [4, 'process']);
    },
  },
  'my-turn': {
    change: (draft) => {
      speaks(draft, 1);
      raised(draft, [4, 'speak']);
    },
  },
  round: { change: round([8, 1, 2, 3]) },
  'round-late': {
    change: (draft) => {
      round([8])(draft);
      if (draft.floor.round) draft.floor.round.members = [7, 8];
    },
  },
  'piece-offered': { change: piece(8, 1) },
  'piece-offers': { change: piece(5, 2) },
  'piece-across': { change: piece(3, 7) },
  'piece-mine': { change: piece(1, null) },
  'piece-mine-offered': { change: piece(1, 5) },
  'piece-pass': { change: piece(1, null), open: 'piece' },
  'piece-middle': { change: piece(null, null) },
  bell: { change: bell, beyond: { sounds: false } },
  'bell-sounds': { change: bell },
  'bell-over': { change: () => {}, beyond: { rested: NOW - 2_000 } },
  'bell-ask': { change: () => {}, open: 'bell' },
  volunteer: { change: volunteers([8, 1, 2, 3]) },
  'volunteer-up': {
    change: (draft) => {
      volunteers([8, 1, 2, 3])(draft);
      raised(draft, [2, 'speak'], [1, 'speak']);
    },
  },
  adding: { change: volunteers([], true) },
  ideas: {
    change: (draft) => {
      if (draft.floor.turn) draft.floor.turn.help = 'ideas';
    },
  },
  'my-turn-ideas': {
    change: (draft) => {
      speaks(draft, 1);
      draft.floor.hands = [];
      draft.floor.before = 2;
      if (draft.floor.turn) draft.floor.turn.help = 'ideas';
    },
  },
  'thought-asked': {
    change: (draft) => {
      draft.advice.questions = [{ member: 1, turn: 11, until: NOW + MINUTE, answered: false }];
    },
  },
  'thought-waits': {
    change: (draft) => {
      draft.advice.thoughts = [{ member: 1, to: 6, turn: 12, not_now: false }];
    },
  },
  'thought-welcome': {
    change: (draft) => {
      speaks(draft, 1);
      draft.floor.hands = [];
      draft.floor.before = 6;
    },
    beyond: { welcomed: true },
  },
  invited: {
    change: (draft) => {
      draft.floor.invited = [1];
    },
  },
  'only-you': {
    change: (draft) => {
      besideMe(draft);
      draft.floor.invited = [1];
    },
  },
  'beside-turn': {
    change: (draft) => {
      besideMe(draft);
      speaks(draft, 9);
    },
  },
  'beside-next': {
    change: (draft) => {
      besideMe(draft);
      raised(draft, [9, 'speak'], [3, 'speak']);
    },
  },
  'beside-more': { change: besideMe, open: 'more' },
  'take-over': {
    change: (draft) => {
      unled(draft);
      draft.deputy = 1;
    },
    beyond: { unled: NOW - MINUTE },
  },
  unled: { change: unled, beyond: { unled: NOW - MINUTE } },
  'many-hands': {
    change: (draft) => raised(draft, [3, 'respond'], [4, 'clarify'], [1, 'question'], [3, 'speak']),
  },
  'my-hands': {
    change: (draft) => raised(draft, [1, 'respond'], [4, 'clarify'], [1, 'question'], [3, 'speak']),
    open: 'kinds',
  },
  'beside-kinds': {
    change: (draft) => {
      besideMe(draft);
    },
    open: 'kinds',
  },
  table: { change: () => {}, who: { member: NOBODY, role: 'observer' } },
  'table-bell': { change: bell, who: { member: NOBODY, role: 'observer' } },
  'free-floor': { change: nobody },
  'open-talk': {
    change: (draft) => {
      nobody(draft);
      draft.floor.mode = 'open';
    },
  },
  quiet: {
    change: (draft) => {
      nobody(draft);
      draft.floor.mode = 'quiet';
    },
  },
  held: {
    change: (draft) => {
      draft.time.paused_at = NOW;
    },
  },
  headsup: { change: wrapUp, at: STARTS + 79 * MINUTE + 5_000 },
  'last-quarter': { change: closing, at: STARTS + 88 * MINUTE },
  'last-quarter-wrap-up': {
    change: (draft) => {
      wrapUp(draft);
      speaks(draft, 5);
      draft.time.signals = [];
    },
    at: STARTS + 79 * MINUTE,
  },
  'part-over': {
    change: (draft) => {
      nobody(draft);
      raised(draft, [3, 'speak']);
      announced(draft, 'phase', STARTS + 70 * MINUTE, 3);
    },
    at: STARTS + 70 * MINUTE + 5_000,
  },
  'part-over-ritual': {
    change: (draft) => {
      ritual(0, 1)(draft);
      Object.assign(draft.course.progress[0] ?? {}, { ends_at: NOW });
      announced(draft, 'phase', NOW, 0);
    },
    at: NOW + 5_000,
  },
  'quiet-over': {
    change: (draft) => {
      ritual(0, 2)(draft);
      Object.assign(draft.course.progress[0] ?? {}, { step_ends_at: NOW });
      announced(draft, 'quiet', NOW, 0);
      Object.assign(draft.time.signals[1] ?? {}, { step: 2 });
    },
    at: NOW + 5_000,
  },
  end: {
    change: (draft) => {
      free(draft);
      announced(draft, 'end', STARTS + 90 * MINUTE);
    },
    at: STARTS + 90 * MINUTE + 5_000,
  },
  overtime: { change: closing, at: STARTS + 93 * MINUTE },
  'overtime-free': { change: free, at: STARTS + 93 * MINUTE },
  'overtime-told': {
    change: (draft) => {
      closing(draft);
      announced(draft, 'overtime', STARTS + 95 * MINUTE);
    },
    at: STARTS + 95 * MINUTE + 5_000,
  },
  'rings-for-all': {
    change: (draft) => {
      if (draft.floor.turn) draft.floor.turn.began_at = NOW;
      draft.time.sounding = 1;
    },
  },
  'step-asked': { change: ritual(0, 2), at: NOW - 3 * MINUTE, asked: true },
  late: { change: late, as: MARI, at: STARTS + 20 * MINUTE },
  'late-drawer': { change: late, as: MARI, at: STARTS + 20 * MINUTE, open: 'drawer' },
  'line-lost': {
    change: (draft) => {
      speaks(draft, 5);
      draft.floor.hands = [];
    },
    line: 'lost',
  },
  'speaker-lost': {
    change: (draft) => {
      Object.assign(draft.seats[3] ?? {}, { presence: 'reconnecting' });
      speaks(draft, 4);
      raised(draft, [3, 'speak']);
      if (draft.floor.turn) draft.floor.turn.held_at = NOW - 90_000;
    },
  },
  gathering: { change: gathering, at: STARTS - 5 * MINUTE },
  'gathering-keeper': { change: gathering, as: MARI, at: STARTS - 5 * MINUTE },
  say: { change: ritual(0, 0) },
  tea: { change: ritual(0, 1) },
  breath: { change: ritual(0, 2) },
  contact: { change: ritual(5, 1) },
  observer: { change: () => {}, as: PIRET },
  keeper: {
    change: (draft) => raised(draft, [3, 'speak'], [4, 'question'], [8, 'respond']),
    as: MARI,
  },
  'keeper-drawer': {
    change: (draft) => raised(draft, [3, 'speak'], [4, 'question'], [8, 'respond']),
    as: MARI,
    open: 'drawer',
  },
  more: { change: () => {}, open: 'more' },
  kinds: { change: () => {}, open: 'kinds' },
  list: { change: crowd(34) },
  'list-wish': { change: () => {}, list: true },
  alone: {
    change: (draft) => {
      gathering(draft);
      draft.seats = draft.seats.slice(0, 1);
    },
  },
  two: {
    change: (draft) => {
      crowd(2)(draft);
      speaks(draft, 2);
      draft.floor.hands = [];
    },
  },
  three: {
    change: (draft) => {
      crowd(3)(draft);
      speaks(draft, 3);
      draft.floor.hands = [];
    },
  },
  fourteen: {
    change: (draft) => {
      crowd(14)(draft);
      speaks(draft, 10);
      raised(draft, [5, 'speak'], [13, 'question']);
    },
  },
  twenty: {
    change: (draft) => {
      crowd(20)(draft);
      speaks(draft, 9);
      raised(draft, [14, 'speak'], [17, 'respond']);
    },
  },
  'long-prompt': {
    change: (draft) => {
      draft.course.prompt =
        'When you think of the last weeks, of everything that was heavy and of the little that was light: what would you like the others to know, and what may stay with you?';
    },
  },
};

export { NADIA };
